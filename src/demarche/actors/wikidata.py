"""Office-holders asked of a SPARQL endpoint such as Wikidata's: politely, in pages, and whole or not at all."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NoReturn

from demarche.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

ENDPOINT = "https://query.wikidata.org/sparql"
PROJECT = "https://pypi.org/project/demarche/"
"""Where whoever runs an endpoint finds out who asks, as Wikimedia's policy on user agents wants."""
PAGE_ROWS = 1000
MOST_PAGES = 50
TIMEOUT = 70.0
"""Seconds for one answer; the public endpoint itself gives up on a query after 60."""
TRIES = 4
FIRST_PAUSE = 5.0
"""Seconds before the second try; each further pause is twice as long, and at least what `Retry-After` asks for."""
LONGEST_PAUSE = 120.0
LARGEST_ANSWER = 64 * 1024 * 1024
BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers after which it is worth asking again."""
DAY, MONTH, YEAR = 11, 10, 9
"""Wikidata's codes for how exactly a date is known."""
_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})T")
_ENTITY = re.compile(r"https?://[^/]+/entity/(Q[1-9]\d*)")
_CODE = re.compile(r"[A-Z]{3}")

_STATEMENTS = {
    "heads": """
  VALUES (?held ?stated ?role) { (p:P35 ps:P35 "head-of-state") (p:P6 ps:P6 "head-of-government") }
  ?country wdt:P298 ?code ; ?held ?statement .
  ?statement ?stated ?person .""",
    "foreign ministers": """
  BIND("foreign-minister" AS ?role)
  ?office wdt:P279* wd:Q7330070 ; wdt:P1001 ?country .
  ?country wdt:P298 ?code .
  ?statement ps:P39 ?office .
  ?person p:P39 ?statement .""",
}
"""What is asked for: heads of state (P35) and of government (P6) of whatever has an alpha-3 code (P298), and those
whose position (P39) is a kind of foreign minister (Q7330070) within the jurisdiction (P1001) of such a country."""
_QUERY = """SELECT DISTINCT ?code ?role ?person ?name ?start ?startPrecision ?end ?endPrecision WHERE {%s
  ?statement pqv:P580 ?from . ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision .
  FILTER(?start >= "%sT00:00:00Z"^^xsd:dateTime)
  MINUS { ?statement wikibase:rank wikibase:DeprecatedRank }
  OPTIONAL { ?statement pqv:P582 ?until . ?until wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision . }
  ?person rdfs:label ?name . FILTER(LANG(?name) = "en")
}
ORDER BY ?code ?role ?start ?person ?end LIMIT %d OFFSET %d"""


@dataclass(frozen=True, slots=True)
class Holder:
    """A term that the endpoint tells of: the alpha-3 code, the role, who held it and from when until before when."""

    country: str
    role: str
    qid: str
    name: str
    start: str
    end: str


def fetch_holders(
    since: str, *, endpoint: str = ENDPOINT, timeout: float = TIMEOUT, pause: Callable[[float], None] = time.sleep
) -> tuple[Holder, ...]:
    """Everybody who came into one of the offices on or after `since`, an ISO day; sorted.

    `timeout` is for one answer, in seconds; `pause` waits between two tries.

    Raises:
        UsageError: the endpoint is no http address, cannot be reached, refuses, or its answer is cut off or malformed.
    """
    if urllib.parse.urlsplit(endpoint).scheme not in {"http", "https"}:
        message = f"{endpoint!r} is no endpoint; give an address that begins with https:// or http://"
        raise UsageError(message)
    found: set[Holder] = set()
    for statements in _STATEMENTS.values():
        for page in range(MOST_PAGES):
            query = _QUERY % (statements, since, PAGE_ROWS, page * PAGE_ROWS)
            rows = _rows(_answer(endpoint, query, timeout, pause), endpoint)
            found.update(holder for row in rows if (holder := _holder(row)) is not None)
            if len(rows) < PAGE_ROWS:
                break
        else:
            _fail(endpoint, f"has more than {MOST_PAGES * PAGE_ROWS:,} rows; ask for those since a later day")
    return tuple(sorted(found, key=lambda h: (h.country, h.role, h.start, h.qid, h.end)))


def _fail(endpoint: str, what: str) -> NoReturn:
    message = f"{endpoint} {what}; the tables are as they were"
    raise UsageError(message)


def _answer(endpoint: str, query: str, timeout: float, pause: Callable[[float], None]) -> bytes:
    """The body of the answer to a query, asked again where the endpoint is busy or out of reach."""
    request = urllib.request.Request(  # noqa: S310  # the scheme is checked above
        endpoint,
        data=urllib.parse.urlencode({"query": query, "format": "json"}).encode(),
        headers={"User-Agent": _user_agent(), "Accept": "application/sparql-results+json"},
    )
    for turn in range(TRIES):
        last = turn == TRIES - 1
        wait = min(FIRST_PAUSE * 2**turn, LONGEST_PAUSE)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
                return _whole(response, endpoint)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code not in BUSY or last:
                _fail(endpoint, f"answers {error.code} {error.reason}")
            wait = max(wait, _retry_after(error.headers.get("Retry-After")))
            if wait > LONGEST_PAUSE:
                _fail(endpoint, f"answers {error.code} and asks to wait {wait:,.0f} seconds; try again later")
        except TimeoutError:
            if last:
                _fail(endpoint, f"gives no answer within {timeout:g} seconds")
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            timed_out = isinstance(reason, TimeoutError)
            if last:
                _fail(
                    endpoint,
                    f"gives no answer within {timeout:g} seconds" if timed_out else f"cannot be read: {reason}",
                )
        pause(wait)
    raise AssertionError  # the last turn returns or fails


def _whole(response: Any, endpoint: str) -> bytes:
    """The body of a response, which must be no longer than is sensible.

    Raises:
        IncompleteRead: it is shorter than the response says.
    """
    body: bytes = response.read(LARGEST_ANSWER + 1)
    length = response.headers.get("Content-Length") or ""
    if length.isdigit() and len(body) < int(length):
        raise IncompleteRead(body, int(length) - len(body))
    if len(body) > LARGEST_ANSWER:
        _fail(endpoint, f"answers with more than {LARGEST_ANSWER // 2**20} MB")
    return body


def _retry_after(value: str | None) -> float:
    """The seconds that a `Retry-After` asks for; none where it is absent or a date."""
    return float(value) if value and value.strip().isdigit() else 0.0


def _user_agent() -> str:
    try:
        number = version("demarche")
    except PackageNotFoundError:
        number = "0"
    return f"demarche/{number} ({PROJECT})"


def _rows(body: bytes, endpoint: str) -> list[dict[str, Any]]:
    """The rows of an answer in the SPARQL 1.1 JSON format."""
    try:
        rows = json.loads(body)["results"]["bindings"]
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            return rows
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    _fail(endpoint, "answers with what is cut off or no table of results")


def _holder(row: dict[str, Any]) -> Holder | None:
    """The term of one row; None where a value is missing, of another kind, or a date known only by decade."""
    values = {name: cell.get("value", "") if isinstance(cell, dict) else "" for name, cell in row.items()}
    person = _ENTITY.fullmatch(str(values.get("person", "")))
    name = " ".join(str(values.get("name", "")).split())
    start = _day(values, "start")
    code = str(values.get("code", ""))
    if person is None or not name or not start or not _CODE.fullmatch(code):
        return None
    return Holder(code, str(values.get("role", "")), person[1], name, start, _day(values, "end"))


def _day(values: dict[str, Any], name: str) -> str:
    """A date as exactly as it is known: a day, a month, a year; "" for none."""
    match = _TIME.match(str(values.get(name, "")))
    precision = str(values.get(f"{name}Precision", DAY))
    if match is None or not precision.isdigit() or int(precision) < YEAR:
        return ""
    parts = match.groups()[: {YEAR: 1, MONTH: 2}.get(int(precision), 3)]
    return "-".join(parts)
