"""Versions of a contact among the readings that an archive keeps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from demarche.analysis.versions import LATEST, account_of, reasons_for_one, telling_of, tellings_of
from demarche.errors import UsageError
from demarche.records import Contact

if TYPE_CHECKING:
    from demarche.analysis.versions import Telling
    from demarche.archive import Archive
    from demarche.records import Reading

AROUND = LATEST + timedelta(days=1)
"""How many days before and after a contact the archive is asked for other accounts of it."""


def versions_in(archive: Archive, contact_id: str) -> tuple[Reading, ...]:
    """The readings that give an account of a contact, the one that it is named by first, then by their documents' ids.

    Nothing is written: which accounts are of one contact is found anew each time, and what a person judged of two
    contacts goes before what is found.

    Raises:
        UsageError: there is no such record, or it is no contact.
    """
    stored = archive.record(contact_id)
    if not isinstance(stored.record, Contact):
        message = f"{contact_id} is no contact; `demarche contacts` lists them"
        raise UsageError(message)
    asked = archive.reading(stored.document_id)
    here = (stored.document_id, stored.record.id)
    same, different = _judged(archive, here)
    accounts = {stored.document_id: account_of(asked, stored.record.id)}
    telling = telling_of(asked, stored.record)
    found = [] if telling is None else _others(archive, telling)
    for document_id, record_id in sorted(same) + [pair for pair in found if pair not in different]:
        if document_id not in accounts:
            accounts[document_id] = account_of(archive.reading(document_id), record_id)
    first, *others = accounts.values()
    return (first, *sorted(others, key=lambda reading: reading.document.id))


def _judged(archive: Archive, here: tuple[str, str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The contacts that a person said are the same as this one, and those said to be others; the newest word holds."""
    verdicts: dict[tuple[str, str], str] = {}
    for judgement in archive.judgements():
        if judgement.other_document_id is None or judgement.other_record_id is None:
            continue
        ends = [
            (judgement.document_id, judgement.record_id),
            (judgement.other_document_id, judgement.other_record_id),
        ]
        if here in ends:
            ends.remove(here)
            verdicts[ends[0]] = judgement.verdict
    same = {end for end, verdict in verdicts.items() if verdict == "same contact"}
    return same, verdicts.keys() - same


def _others(archive: Archive, telling: Telling) -> list[tuple[str, str]]:
    """The documents and contacts in the archive that are taken for the same, by day and parties."""
    sides = sorted(telling.sides)
    rows = archive.contacts(
        sides[0],
        sides[1] if len(sides) > 1 else None,
        since=_moved(telling.first, -1),
        until=_moved(telling.last, 1),
        duplicates=True,
    )
    found = []
    for document_id in dict.fromkeys(row.document_id for row in rows):
        candidates = tellings_of(archive.reading(document_id))
        fitting = [(len(reasons), t.contact_id) for t in candidates if (reasons := reasons_for_one(telling, t))]
        if fitting:
            found.append((document_id, max(fitting)[1]))
    return found


def _moved(day: date, sign: int) -> str:
    return (day + sign * AROUND).isoformat()
