"""Events in the field's formats: PLOVER JSON, CAMEO as CSV, GDELT, POLECAT, PETRARCH.

GDELT's and PETRARCH's forms have no place for a status, so they carry only what happened, goes on or is claimed to have
happened, and only events with a CAMEO code. An unknown value is an empty cell.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias

from demarche.export.columns import columns_of
from demarche.export.dyads import REAL, dyads_of, quad_and_intensity, quad_of_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from demarche.export.dyads import Dyad, Party
    from demarche.records import Reading

Format: TypeAlias = Literal["plover-json", "cameo-csv", "gdelt", "gdelt1", "polecat", "petrarch"]
NO_ACTOR = "---"
"""What PETRARCH writes for a side that nobody is on."""
DAYS_OF_MONTH, DAYS_OF_YEAR = 30, 365
"""GDELT's fraction of a year takes a month for 30 days of 365."""
CAMEO_COLUMNS = (
    "event_id", "date", "source", "source_code", "source_country", "source_sectors",
    "target", "target_code", "target_country", "target_sectors", "cameo", "goldstein", "quad_class",
    "plover", "mode", "contexts", "status", "attribution", "place", "document", "url", "publisher", "published", "text",
)  # fmt: skip


def write_events(readings: Iterable[Reading], form: Format, stream: TextIO) -> tuple[int, int]:
    """Write the events of readings in a format, as they come.

    Returns:
        How many rows were written and how many the format has no place for.
    """
    written = left = 0
    if form in HEADERS:
        _write_row(HEADERS[form], form, stream)
    for dyad in dyads_of(readings):
        if form in CODED and (not dyad.event.cameo or dyad.event.status not in REAL):
            left += 1
            continue
        if form == "plover-json":
            stream.write(json.dumps(plover_object(dyad), ensure_ascii=False) + "\n")
        else:
            _write_row([_cell(value) for value in ROWS[form](dyad)], form, stream)
        written += 1
    return written, left


def _write_row(cells: Sequence[str], form: Format, stream: TextIO) -> None:
    """Write a row: with commas and quotation marks where they are needed, else with tabs and nothing else."""
    if form == "cameo-csv":
        csv.writer(stream, lineterminator="\n").writerow(cells)
    else:
        stream.write("\t".join(cells) + "\n")


def _cell(value: object) -> str:
    """A value as one line without tabs."""
    return "" if value is None else " ".join(str(value).split())


def plover_object(dyad: Dyad) -> dict[str, object]:
    """A row as PLOVER's JSON has an event; the status and whose word it is are added to its fields."""
    event, document = dyad.event, dyad.document
    return {
        "id": dyad.key,
        "date": dyad.day or None,
        "source": [_plover_party(dyad.source)] if dyad.source.id else [],
        "target": [_plover_party(dyad.target)] if dyad.target.id else [],
        "event": event.type,
        "mode": event.mode,
        "context": list(event.contexts),
        "eventText": dyad.text,
        "text": document.text[slice(*_around(dyad))],
        "textInfo": {"spans": [list(span) for span in event.evidence], "document": document.id, "url": document.url},
        "language": document.language or "en",
        "publication": document.publisher,
        "coder": "demarche",
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "status": event.status,
        "attribution": list(event.attribution),
    }


def _plover_party(party: Party) -> dict[str, object]:
    return {"actorText": party.written or party.name, "code": party.country or None, "sector": "".join(party.sectors)}


def _around(dyad: Dyad) -> tuple[int, int]:
    """The line of the text that holds the first proof."""
    text, (start, end) = dyad.document.text, dyad.event.evidence[0]
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)


def _cameo(dyad: Dyad) -> list[object]:
    event, document = dyad.event, dyad.document
    sides = [(p.name, p.code, p.country, "|".join(p.sectors)) for p in (dyad.source, dyad.target)]
    return [
        dyad.key, dyad.day, *sides[0], *sides[1], event.cameo, event.goldstein,
        quad_of_code(event.cameo) if event.cameo else None, event.type, event.mode, "|".join(event.contexts),
        event.status, "|".join(event.attribution), event.place, document.id, document.url, document.publisher,
        document.published, dyad.text,
    ]  # fmt: skip


def _gdelt_values(dyad: Dyad) -> dict[str, object]:
    """GDELT's columns that a reading can fill, by name; it knows no FIPS codes and no coordinates."""
    day, code = dyad.day.replace("-", ""), dyad.event.cameo or ""
    values: dict[str, object] = {
        "GLOBALEVENTID": dyad.number,
        "SQLDATE": day if len(day) == len("20150525") else "",
        "MonthYear": day[:6],
        "Year": day[:4],
        "FractionDate": fraction(day),
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_of_code(code),
        "GoldsteinScale": dyad.event.goldstein,
        "NumMentions": len(dyad.event.evidence),
        "NumSources": 1,
        "NumArticles": 1,
        "ActionGeo_FullName": dyad.event.place,
        "DATEADDED": (dyad.document.published or "")[:10].replace("-", ""),
        "SOURCEURL": dyad.document.url or dyad.document.id,
    }
    for number, party in (("1", dyad.source), ("2", dyad.target)):
        values[f"Actor{number}Code"] = party.code
        values[f"Actor{number}Name"] = party.name.upper()
        values[f"Actor{number}CountryCode"] = party.country
        for place, sector in enumerate(party.sectors[:3], start=1):
            values[f"Actor{number}Type{place}Code"] = sector
    return values


def fraction(day: str) -> str:
    """A day, written YYYYMMDD, as GDELT's fraction of a year; empty for anything shorter."""
    if len(day) != len("20150525"):
        return ""
    elapsed = (int(day[4:6]) - 1) * DAYS_OF_MONTH + int(day[6:8])
    return f"{int(day[:4]) + elapsed / DAYS_OF_YEAR:.4f}"


def _gdelt(dyad: Dyad) -> list[object]:
    values = _gdelt_values(dyad)
    return [values.get(column) for column in columns_of("gdelt", "2")]


def _gdelt_1(dyad: Dyad) -> list[object]:
    values = _gdelt_values(dyad)
    return [values.get(column) for column in columns_of("gdelt", "1")]


def _polecat(dyad: Dyad) -> list[object]:
    event, document = dyad.event, dyad.document
    quad, intensity = quad_and_intensity(event)
    values: dict[str, object] = {
        "Event ID": dyad.key,
        "Event Date": dyad.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": intensity,
        "Quad Code": quad,
        "Contexts": ";".join(event.contexts),
        "Placename": event.place,
        "Source": document.publisher,
        "Publication Date": (document.published or "")[:10],
        "Language": document.language or "en",
    }
    for side, party in (("Actor", dyad.source), ("Recipient", dyad.target)):
        values[f"{side} Name"] = party.name
        values[f"{side} Country"] = party.country
        values[f"Primary {side} Sector"] = party.sectors[0] if party.sectors else ""
        values[f"{side} Sectors"] = ";".join(party.sectors)
        values[f"{side} Title"] = party.office
        values[f"{side} Name Raw"] = party.written
        values[f"Wikipedia {side} ID"] = party.qid
    return [values.get(column) for column in columns_of("polecat")]


def _petrarch(dyad: Dyad) -> list[object]:
    day = dyad.day.replace("-", "")
    codes = (dyad.source.code or NO_ACTOR, dyad.target.code or NO_ACTOR)
    return [day, *codes, dyad.event.cameo, dyad.key, dyad.document.url or dyad.document.publisher]


ROWS: dict[str, Callable[[Dyad], list[object]]] = {
    "cameo-csv": _cameo,
    "gdelt": _gdelt,
    "gdelt1": _gdelt_1,
    "polecat": _polecat,
    "petrarch": _petrarch,
}
HEADERS: dict[str, tuple[str, ...]] = {"cameo-csv": CAMEO_COLUMNS, "polecat": columns_of("polecat")}
"""GDELT's and PETRARCH's files have no header."""
CODED = frozenset({"gdelt", "gdelt1", "petrarch"})
"""The formats that carry CAMEO codes alone."""
FORMATS: tuple[Format, ...] = ("plover-json", "cameo-csv", "gdelt", "gdelt1", "polecat", "petrarch")
