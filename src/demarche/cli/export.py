"""`demarche export`: records in the forms that other programs read; each kind is a command of its own."""

from __future__ import annotations

import click

from demarche.cli.lazy import LazyGroup

KINDS = {
    "csv": "Records as CSV, a file for each kind.",
    "datasette": "Metadata with which Datasette opens an archive.",
    "events": "Events in PLOVER's, CAMEO's, GDELT's, POLECAT's or PETRARCH's form.",
    "ftm": "Actors, documents, contacts and events as FollowTheMoney entities.",
    "graphml": "Contacts and events between actors as a network.",
    "jsonl": "Whole readings, or records of some kinds, as JSON Lines.",
    "parquet": "Records as Parquet, a file for each kind.",
}
"""What can be exported, with a line of help; a kind is the command `export_KIND` of the module of that name."""


class ExportGroup(LazyGroup):
    """A group that imports a kind's command when it is called, and names the kinds where another is."""

    table = KINDS
    module = "demarche.cli.verbs.export_{}"
    function = "export_{}"
    heading = "Kinds"
    unknown = "there is no {} to export; there are {}"


@click.group(
    cls=ExportGroup, invoke_without_command=True, short_help="Write records in the forms that other programs read."
)
@click.pass_context
def export(context: click.Context) -> None:
    """Write records to standard output in the forms that other programs read."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
