"""What Datasette ought to know of an archive: what tables and columns are, which of them to show."""

from __future__ import annotations

from typing import Any

TITLE = "An archive of Demarche"
ABOUT = "Contacts, statements and other records out of what governments publish, each with the text that proves it."
HIDDEN = (
    "actor_names",
    "alembic_version",
    "document_bands",
    "document_search",
    "fetches",
    "links",
    "originals",
    "readings",
)
"""Tables that hold what the others are found by."""

TABLES: dict[str, dict[str, Any]] = {
    "documents": {
        "description": "What was read: one row a document, in its newest revision.",
        "label_column": "title",
        "sort_desc": "published",
        "facets": ["publisher", "side", "kind"],
        "fts_table": "document_search",
        "fts_pk": "key",
        "columns": {
            "id": "its address, or the path it was read from",
            "published": "day of publication",
            "side": "the government or body that publishes",
            "words": "number of words",
            "duplicate_of": "key of the document that stands for this one among near-duplicates",
        },
    },
    "records": {
        "description": "What was read out of them: contacts, events, statements, positions, claims and more.",
        "label_column": "id",
        "sort_desc": "first_day",
        "facets": ["kind", "category", "status", "side", "verdict"],
        "columns": {
            "category": "mode of a contact, type of an event, act of a statement, stance, certainty or kind",
            "first_day": "its first day, else the day of publication",
            "last_day": "its last day",
            "payload": "the record as JSON; evidence are offsets into the text, in code points",
            "verdict": "what a person judged of it",
            "as_read": "the record before it was corrected",
            "same_as": "key of the record that stands for this contact",
        },
    },
    "actors": {
        "description": "Who is named in each document, with the office held at its date.",
        "label_column": "name",
        "facets": ["type", "country"],
        "columns": {"id": "of the actor, the same in every document", "office": "held at the date of the document"},
    },
    "record_parties": {
        "description": "Who takes part in a record, in which role.",
        "facets": ["role", "country"],
        "columns": {"actor_id": "who", "country": "the country for which they act"},
    },
    "record_topics": {"description": "What a record is about.", "facets": ["topic"]},
    "judgements": {
        "description": "What people judged of records, who and when; rows are only ever added.",
        "sort_desc": "at",
        "facets": ["verdict", "person"],
    },
    "revisions": {"description": "What documents were before they changed."},
    "duplicates": {"description": "Pairs of documents that are nearly the same."},
    "failures": {"description": "What could not be read, and why.", "label_column": "id"},
}


def catalogue(database: str) -> dict[str, Any]:
    """The metadata of Datasette for an archive whose file is called `database`, without its ending."""
    tables = {**TABLES, **{name: {"hidden": True} for name in HIDDEN}}
    return {"title": TITLE, "description": ABOUT, "databases": {database: {"description": ABOUT, "tables": tables}}}
