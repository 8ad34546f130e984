"""`demarche actors`: who a name stands for and why, and whether the tables that say so are sound."""

from __future__ import annotations

from typing import Any

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.options import format_option
from demarche.cli.output import Page, write_json
from demarche.cli.render_actors import name_lines
from demarche.cli.terminal import one_line, wrapped
from demarche.cli.verbs.actor_list import list_actors
from demarche.errors import UsageError

FAULTY = 1


class ActorsGroup(click.Group):
    """A group that names its commands where another is called."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called.

        Raises:
            UsageError: there is no such command.
        """
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            message = f"there is no {args[0]!r} of actors; there are {', '.join(self.commands)}"
            raise UsageError(message)
        return super().resolve_command(ctx, args)


@click.group(
    cls=ActorsGroup,
    invoke_without_command=True,
    short_help="Explain who a name stands for; list and check actors.",
)
@click.pass_context
def actors(context: click.Context) -> None:
    """Ask the tables of people, offices, countries and bodies.

    A user's own tables, in the folder that DEMARCHE_ACTORS names or in ~/.config/demarche/actors, win over those of the
    package.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@actors.command(short_help="Explain who a name stands for at a date.")
@click.argument("name", metavar="NAME")
@click.option("--on", metavar="DATE", help="Day of the text: YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--side", metavar="CODE", help="Government that publishes the text, such as GBR.")
@format_option("text", "json")
def show(*, name: str, form: str, **asked: Any) -> None:
    """Explain who a name, a title or both stand for in a text of that day and side.

    What decides is named, then the candidates with the offices that they held and where that can be checked; a mark
    stands before what holds on that day. A day of office is the first in it; the last is the day before the one given.
    """
    explanation = stages.explain_name(name, **asked)
    if form == "json":
        write_json(explanation)
    else:
        Page().lay_out(name_lines, explanation)


@actors.command(short_help="Check the tables.")
def check() -> int:
    """Check the tables: columns, order, values, ids that are there, dates, one holder at a time of a sole office.

    Ends with 1 where a row of the package is wrong, with 2 where one of the user's own is.
    """
    rows, problems = stages.check_actors()
    page = Page()
    for problem in problems:
        page.show(wrapped(Text(one_line(problem)), page.width, "", "  "))
    page.show(Text(f"{number:>6,}  {table}") for table, number in rows.items())
    page.show([Text(f"{len(problems):,} faults" if problems else "all rows are sound")])
    return FAULTY if problems else 0


@actors.group(short_help="Fetch newer office-holders into your own tables.")
def refresh() -> None:
    """Fetch newer rows from a public source into the user's own tables, which win over those of the package."""


@refresh.command(short_help="Heads of state and government and foreign ministers from Wikidata.")
@click.option("--since", metavar="DATE", help="Terms that began on or after this day.  [default: two years back]")
@click.option("--endpoint", metavar="URL", help="SPARQL endpoint to ask.  [default: Wikidata's public one]")
def wikidata(*, since: str | None, endpoint: str | None) -> None:
    """Fetch heads of state and government and foreign ministers who came into office lately.

    Two years back means from the newest term that the package's tables have. Terms that they have already are left out.
    The tables in the folder that DEMARCHE_ACTORS names, else in ~/.config/demarche/actors, are replaced only once the
    whole answer is there and sound; rows that are not from an earlier refresh stay as they are.
    """
    done = stages.refresh_actors(since=since, endpoint=endpoint)
    lines = (
        f"{done.terms:>6,}  terms",
        f"{done.people:>6,}  people who are new",
        f"{done.without_office:>6,}  terms left out: the tables have no one office of that kind for them",
        f"written to {done.folder}",
    )
    Page().show(Text(line) for line in lines)


actors.add_command(list_actors)
