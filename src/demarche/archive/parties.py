"""Who is meant by the name, id or code that a user gives, and the conditions that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import and_, bindparam, func, or_, select

from demarche.archive import schema
from demarche.archive.folding import fold
from demarche.archive.outline import ACTS_FOR_COUNTRY

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import BindParameter, ColumnElement, Connection, Select
    from sqlalchemy.sql.selectable import FromClause

COUNTRY = "country"
Sort: TypeAlias = Literal["actors", "countries", "both"]
ALPHA_3 = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors that one argument may mean: by their ids, and by the countries they act for."""

    ids: frozenset[str]
    countries: frozenset[str]

    @property
    def sort(self) -> Sort:
        """Whether it means actors, countries or both."""
        if not self.countries:
            return "actors"
        return "countries" if self.ids == self.countries else "both"


def find_parties(connection: Connection, *names: str) -> tuple[Parties, ...]:
    """For each name, the actors of the archive whose id, name or alias it is; none where it holds no such actor.

    An alpha-3 code is taken for a country even where the archive names only the country's people.
    """
    folded = [fold(name) for name in names]
    rows = connection.execute(_named(), {"folded": folded}).all()
    found = []
    for name, spelling in zip(names, folded, strict=True):
        types = {row.actor_id: row.type for row in rows if row.folded == spelling}
        code = name.strip().upper()
        if ALPHA_3.fullmatch(code):
            types.setdefault(code, COUNTRY)
        countries = frozenset(identity for identity, kind in types.items() if kind == COUNTRY)
        found.append(Parties(frozenset(types), countries))
    return tuple(found)


@cache
def _named() -> Select[Any]:
    """The rows (folded, actor_id, type) of names; built once, since building takes longer than answering."""
    names, actors = schema.actor_names, schema.actors
    kind = select(actors.c.type).where(actors.c.id == names.c.actor_id).limit(1).scalar_subquery()
    folded: BindParameter[str] = bindparam("folded", expanding=True)
    return select(names.c.folded, names.c.actor_id, kind.label("type")).where(names.c.folded.in_(folded))


def records_between(sorts: tuple[Sort, ...]) -> Select[Any]:
    """The keys of the records in which each of one or two arguments is met by its own party in one of the roles.

    `sorts` say what each argument means; the parameters are those of `between_parameters`.
    """
    first = schema.record_parties.alias("first")
    query = select(first.c.record_key).where(*_is_party(first, 0, sorts[0]))
    if len(sorts) > 1:
        second = schema.record_parties.alias("second")
        query = query.join(second, second.c.record_key == first.c.record_key).where(
            *_is_party(second, 1, sorts[1]), second.c.actor_id != first.c.actor_id
        )
    return query


def between_parameters(parties: Sequence[Parties], roles: Collection[str]) -> dict[str, list[str]]:
    """The values for `records_between`."""
    values = {"roles": sorted(roles)}
    for number, one in enumerate(parties):
        if one.sort != "countries":
            values[f"ids_{number}"] = sorted(one.ids)
        if one.sort != "actors":
            values[f"countries_{number}"] = sorted(one.countries)
    return values


def _is_party(table: FromClause, number: int, sort: Sort) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    # A country is a party of its own country: asking for its id, too, would take three times as long.
    ids = table.c.actor_id.in_(bindparam(f"ids_{number}", expanding=True))
    countries = table.c.country.in_(bindparam(f"countries_{number}", expanding=True))
    meant = {"actors": ids, "countries": countries, "both": or_(ids, countries)}[sort]
    return table.c.role.in_(bindparam("roles", expanding=True)), meant


def names_any(parties: Parties) -> ColumnElement[bool]:
    """The condition that a document names one of these actors, or anybody who acts for their countries."""
    actors = schema.actors
    acts = and_(actors.c.country.in_(sorted(parties.countries)), actors.c.type.in_(sorted(ACTS_FOR_COUNTRY)))
    named = select(actors.c.document_key).where(or_(actors.c.id.in_(sorted(parties.ids)), acts))
    return schema.documents.c.key.in_(named)


def select_actors(connection: Connection, name: str | None, kind: str | None) -> Select[Any]:
    """The rows (id, name, type, country, number of documents) of the actors, those named most first."""
    actors = schema.actors
    number = func.count().label("documents")
    query = (
        select(
            actors.c.id,
            func.min(actors.c.name).label("name"),
            func.min(actors.c.type).label("type"),
            func.min(actors.c.country).label("country"),
            number,
        )
        .group_by(actors.c.id)
        .order_by(number.desc(), actors.c.id)
    )
    if kind is not None:
        query = query.where(actors.c.type == kind)
    if name is not None:
        (parties,) = find_parties(connection, name)
        acts = and_(actors.c.country.in_(sorted(parties.countries)), actors.c.type.in_(sorted(ACTS_FOR_COUNTRY)))
        query = query.where(or_(actors.c.id.in_(sorted(parties.ids)), acts))
    return query
