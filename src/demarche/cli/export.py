"""`demarche export`: records in the forms that other programs read; each kind is a command of its own."""

from __future__ import annotations

from importlib import import_module

import click

from demarche.errors import UsageError

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


class ExportGroup(click.Group):
    """A group that imports a kind's command when it is called, and names the kinds where another is."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """The kinds."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a kind."""
        if cmd_name not in KINDS:
            return None
        command = getattr(import_module(f"demarche.cli.verbs.export_{cmd_name}"), f"export_{cmd_name}")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the kinds without importing them."""
        with formatter.section("Kinds"):
            formatter.write_dl(list(KINDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called.

        Raises:
            UsageError: there is no such kind.
        """
        if args and args[0] not in KINDS and not args[0].startswith("-"):
            message = f"there is no {args[0]!r} to export; there are {', '.join(KINDS)}"
            raise UsageError(message)
        return super().resolve_command(ctx, args)


@click.group(
    cls=ExportGroup, invoke_without_command=True, short_help="Write records in the forms that other programs read."
)
@click.pass_context
def export(context: click.Context) -> None:
    """Write records to standard output in the forms that other programs read."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
