"""Who is meant by the name, id or code that a user gives, and the conditions that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, or_, select

from demarche.archive import schema
from demarche.archive.folding import fold
from demarche.archive.outline import ACTS_FOR_COUNTRY

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection, Select
    from sqlalchemy.sql.selectable import FromClause

ALPHA_3 = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors that one argument may mean: by their ids, and by the countries they act for."""

    ids: frozenset[str]
    countries: frozenset[str]

    def match(self, table: FromClause) -> ColumnElement[bool]:
        """The condition that a row of `record_parties` is one of them."""
        if not self.ids:
            return false()
        return or_(table.c.actor_id.in_(sorted(self.ids)), table.c.country.in_(sorted(self.countries)))


def find_parties(connection: Connection, name: str) -> Parties:
    """The actors of the archive whose id, name or alias this is; none where it holds no such actor.

    An alpha-3 code is taken for a country even where the archive names only the country's people.
    """
    names = schema.actor_names
    ids = set(connection.execute(select(names.c.actor_id).where(names.c.folded == fold(name))).scalars())
    if ALPHA_3.fullmatch(name.strip()):
        ids.add(name.strip().upper())
    actors = schema.actors
    rows = connection.execute(select(actors.c.id, actors.c.type).distinct().where(actors.c.id.in_(sorted(ids))))
    types = {row.id: row.type for row in rows}
    return Parties(
        frozenset(ids), frozenset(identity for identity in ids if types.get(identity, "country") == "country")
    )


def records_between(parties: Sequence[Parties], roles: Collection[str]) -> Select[Any]:
    """The keys of the records in which each of one or two arguments is met by its own party in one of the roles."""
    first = schema.record_parties.alias("first")
    query = select(first.c.record_key).where(first.c.role.in_(sorted(roles)), parties[0].match(first))
    if len(parties) > 1:
        second = schema.record_parties.alias("second")
        query = query.join(second, second.c.record_key == first.c.record_key).where(
            second.c.role.in_(sorted(roles)), parties[1].match(second), second.c.actor_id != first.c.actor_id
        )
    return query


def names_any(parties: Parties) -> ColumnElement[bool]:
    """The condition that a document names one of these actors, or anybody who acts for their countries."""
    actors = schema.actors
    acts = and_(actors.c.country.in_(sorted(parties.countries)), actors.c.type.in_(sorted(ACTS_FOR_COUNTRY)))
    named = select(actors.c.document_key).where(or_(actors.c.id.in_(sorted(parties.ids)), acts))
    return schema.documents.c.key.in_(named)
