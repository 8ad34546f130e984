"""`demarche ontology`: what an event type means and how texts tell of it; whether the frames are sound."""

from __future__ import annotations

import click
from rich.text import Text

from demarche.cli import stages
from demarche.cli.options import format_option
from demarche.cli.output import Page, write_json
from demarche.cli.render_ontology import entry_lines
from demarche.cli.terminal import one_line, wrapped

FAULTY = 1


@click.group(invoke_without_command=True, short_help="Show the event types; check the frames.")
@click.pass_context
def ontology(context: click.Context) -> None:
    """Ask the tables of event types: PLOVER's sixteen, CAMEO's codes, the frames by which texts tell of them."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@ontology.command(short_help="Show one event type.")
@click.argument("name", metavar="TYPE")
@format_option("text", "json")
def show(*, name: str, form: str) -> None:
    """Show an event type: its meaning, quad class, intensity, modes, contexts, CAMEO codes, frames and examples."""
    entry = stages.event_type(name)
    if form == "json":
        write_json(entry)
    else:
        Page().lay_out(entry_lines, entry)


@ontology.command(short_help="Check the frames.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
def check(*, paths: tuple[str, ...]) -> int:
    """Check the frames for duplicates and contradictions; with documents, list the frames that none of them triggers.

    Ends with 1 where the frames are at fault; a frame that no text triggers is none.
    """
    page = Page()
    problems = stages.frame_problems()
    for problem in problems:
        page.show(wrapped(Text(one_line(problem)), page.width, "", "  "))
    if paths:
        idle, all_frames = stages.idle_frames(paths)
        for frame in idle:
            objects = "|".join(frame.object_class) or "anything"
            page.show(wrapped(Text(f"{frame.lemma} ({frame.construction}) with {objects}"), page.width, "", "  "))
        page.show([Text(f"{len(idle)} of {all_frames} frames are triggered by none of these texts")])
    page.show([Text(f"{len(problems)} problems in the frames" if problems else "no problem in the frames")])
    return FAULTY if problems else 0
