"""`demarche judge`: what a person makes of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import click

from demarche.cli import stages
from demarche.cli.options import archive_option
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.archive.judgements import Verdict

PERSON_VARIABLE = "DEMARCHE_PERSON"


@click.command(short_help="Accept, reject or correct a record; say that two contacts are one.")
@click.argument("identity", metavar="ID")
@click.argument("verdict", metavar="VERDICT")
@archive_option
@click.option("--by", "person", metavar="NAME", envvar=PERSON_VARIABLE, help=f"Who judges; else {PERSON_VARIABLE}.")
@click.option(
    "--set", "changes", metavar="FIELD=VALUE", multiple=True, help="For `correct`: a field, its value as JSON."
)
@click.option("--other", metavar="ID", help="For `same contact` and `different contact`: the second contact.")
@click.option("--note", metavar="TEXT", help="Why.")
def judge(  # noqa: PLR0913  # one parameter for each option
    *,
    identity: str,
    verdict: str,
    archive_path: str,
    person: str | None,
    changes: tuple[str, ...],
    other: str | None,
    note: str | None,
) -> None:
    """Keep what a person makes of a record: accept, reject, correct, "same contact" or "different contact".

    Judgements are only ever added; the newest holds, in every answer and after the document is read again.
    """
    if person is None:
        message = f"who judges? give --by NAME, or set {PERSON_VARIABLE}"
        raise UsageError(message)
    correction = dict(map(_change, changes)) if changes else None
    with stages.open_archive(archive_path) as archive:
        # The archive itself refuses what is no verdict.
        archive.judge(identity, cast("Verdict", verdict), by=person, correction=correction, other=other, note=note)
    click.echo(f"{identity}: {verdict}, says {person}")


def _change(given: str) -> tuple[str, Any]:
    name, sign, value = given.partition("=")
    if not sign:
        message = f"{given!r} is no correction: give FIELD=VALUE, as in mode=call or duration_minutes=30"
        raise UsageError(message)
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value  # a bare word is itself
