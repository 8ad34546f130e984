"""Options that several verbs share; what is given for them is checked by the stage that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Verb = TypeVar("Verb", bound="Callable[..., Any]")

ARCHIVE_VARIABLE = "DEMARCHE_ARCHIVE"


def document_options(verb: Verb) -> Verb:
    """Add what the user knows of the documents: --published, --publisher, --side."""
    for option in reversed(
        [
            click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD."),
            click.option("--publisher", metavar="NAME", help="Who published it."),
            click.option("--side", metavar="CODE", help="Government that speaks, such as RUS."),
        ]
    ):
        verb = option(verb)
    return verb


def format_option(*forms: str) -> Callable[[Verb], Verb]:
    """Add --format with these choices, the first of which is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="How to print it.",
    )


def archive_option(verb: Verb) -> Verb:
    """Add --archive, which may also come from the environment, and must come from somewhere."""
    return click.option(
        "--archive",
        "archive_path",
        metavar="FILE",
        envvar=ARCHIVE_VARIABLE,
        callback=_archive_given,
        help=f"The archive's file, or postgresql://…; by default what {ARCHIVE_VARIABLE} says.",
    )(verb)


def _archive_given(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    if value is None:
        message = f"no archive is named: give --archive FILE, or set {ARCHIVE_VARIABLE}"
        raise click.UsageError(message)
    return value


def question_options(verb: Verb) -> Verb:
    """Add what records and documents are found by; the values are the keywords of the archive's methods."""
    for option in reversed(
        [
            click.option("--actor", metavar="WHO", help="A name, an id or a country's code."),
            click.option("--with", "with_", metavar="WHO", help="Another party, likewise."),
            click.option("--topic", metavar="TOPIC", help="What it is about, such as syria."),
            click.option("--since", metavar="DAY", help="YYYY-MM-DD, YYYY-MM or YYYY."),
            click.option("--until", metavar="DAY", help="The same; the day itself counts."),
            click.option("--publisher", metavar="NAME", help="A part of the publisher's name."),
            click.option("--side", metavar="CODE", help="The government or body that publishes."),
            click.option("--text", metavar="WORDS", help='Words in the document; "in quotes" side by side.'),
            click.option("--duplicates", is_flag=True, help="Near-duplicates and other versions of a contact, too."),
            click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many, the newest."),
        ]
    ):
        verb = option(verb)
    return verb
