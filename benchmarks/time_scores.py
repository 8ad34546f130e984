"""Our table of time expressions beside the library dateparser, on the phrases of `tests/language/times.csv`.

    python -m benchmarks.time_scores [--missed]

A phrase is right where the last time it names comes to the expected first and last day, or to none. dateparser is
asked as well as it can be: it searches the phrase, is told the day of publication and whether to look back or ahead,
and gives the span of the month or year where it says that this is what it read. It is needed for this benchmark only
(`pip install dateparser`).
"""

from __future__ import annotations

import argparse
import csv
import importlib
import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demarche.language import days
from demarche.language.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.language.clause import Tense

TABLE = Path(__file__).resolve().parent.parent / "tests" / "language" / "times.csv"
UNKNOWN = ("-", "-")


@dataclass(frozen=True)
class Phrase:
    """A row of the table; `expected` are ISO days, "" for an open end, "-" where no day can be told."""

    kind: str
    published: date
    tense: Tense
    text: str
    expected: tuple[str, str]


def read_phrases() -> list[Phrase]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            Phrase(
                row["kind"],
                date.fromisoformat(row["published"]),
                "future" if row["tense"] == "future" else "past",
                row["text"],
                (row["from"], row["to"]),
            )
            for row in csv.DictReader(lines)
        ]


def ours(phrase: Phrase) -> tuple[str, str]:
    """What our table makes of the last time in a phrase."""
    found = find_times(phrase.text)
    when = found[-1].resolve(phrase.published, phrase.tense) if found else None
    return (when.start or "", when.end or "") if when else UNKNOWN


def library() -> Callable[[Phrase], tuple[str, str]]:
    """What dateparser makes of it."""
    search: Any = importlib.import_module("dateparser.search")
    parsing: Any = importlib.import_module("dateparser.date")

    def resolve(phrase: Phrase) -> tuple[str, str]:
        settings = {
            "RELATIVE_BASE": datetime.combine(phrase.published, datetime.min.time()),
            "PREFER_DATES_FROM": phrase.tense,
            "RETURN_TIME_SPAN": True,
        }
        found = search.search_dates(phrase.text, languages=["en"], settings=settings)
        if not found:
            return UNKNOWN
        if len(found) > 1 and "(start)" in found[0][0]:
            return found[0][1].date().isoformat(), found[-1][1].date().isoformat()
        words, moment = found[-1]
        plain = {name: value for name, value in settings.items() if name != "RETURN_TIME_SPAN"}
        data = parsing.DateDataParser(languages=["en"], settings=plain).get_date_data(words)
        day = moment.date()
        if data.period in {"month", "year"}:
            around = days.months(day.year, day.month) if data.period == "month" else days.years(day.year)
            return around[0].isoformat(), around[1].isoformat()
        return day.isoformat(), day.isoformat()

    return resolve


def main() -> None:
    """Print how many phrases of each kind both read right, and how long they take."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missed", action="store_true", help="print what either reads otherwise")
    options = parser.parse_args()
    phrases = read_phrases()
    ways = {"ours": ours, "dateparser": library()}
    right: dict[str, dict[str, int]] = {name: {} for name in ways}
    for name, resolve in ways.items():
        begun = time.perf_counter()
        for phrase in phrases:
            answer = resolve(phrase)
            right[name][phrase.kind] = right[name].get(phrase.kind, 0) + (answer == phrase.expected)
            if answer != phrase.expected and options.missed:
                print(f"{name}: {phrase.text!r}: expected {phrase.expected}, read {answer}")
        print(f"{name}: {1e3 * (time.perf_counter() - begun) / len(phrases):.2f} ms a phrase")
    print(f"{'kind':16}{'phrases':>8}" + "".join(f"{name:>12}" for name in ways))
    for kind in dict.fromkeys(phrase.kind for phrase in phrases):
        total = sum(phrase.kind == kind for phrase in phrases)
        print(f"{kind:16}{total:8}" + "".join(f"{right[name][kind]:12}" for name in ways))
    print(f"{'all':16}{len(phrases):8}" + "".join(f"{sum(right[name].values()):12}" for name in ways))


if __name__ == "__main__":
    main()
