"""`demarche compare`: the versions of one contact side by side."""

from __future__ import annotations

from string import ascii_uppercase

import click

from demarche.cli import stages
from demarche.cli.comparison_page import comparison_page
from demarche.cli.options import document_options, format_option
from demarche.cli.output import Page, write_html, write_json
from demarche.cli.render_comparison import comparison_lines
from demarche.documents.failure import Failure
from demarche.errors import DocumentError, UsageError


@click.command(short_help="Set the versions of one contact side by side.")
@click.argument("paths", nargs=-1, required=True, metavar="A B [C...]")
@document_options
@format_option("text", "json", "html")
def compare(
    *, paths: tuple[str, ...], published: str | None, publisher: str | None, side: str | None, form: str
) -> None:
    """Set the versions of one contact side by side: what all say, where they differ, what one alone says.

    The documents are called A, B, C in the order given. JSON is one comparison on one line; HTML is
    one page with the texts side by side, for a browser or a printer.
    """
    if len(paths) < 2 or len(paths) > len(ascii_uppercase):  # noqa: PLR2004  # a comparison needs two
        message = f"compare takes 2 to {len(ascii_uppercase)} documents, not {len(paths)}"
        raise UsageError(message)
    documents = []
    for path in paths:
        found = list(stages.load_documents([path], published=published, publisher=publisher, side=side))
        if len(found) != 1:
            message = f"{path} holds {len(found)} documents; compare takes one from each source"
            raise UsageError(message)
        documents += found
    readings = []
    for item in stages.make_reader().read_many(documents):
        if isinstance(item, Failure):
            message = f"{item.id}: {item.reason}"
            raise DocumentError(message)
        readings.append(item)
    comparison = stages.compare(readings)
    labelled = dict(zip(comparison.documents, readings, strict=True))
    if form == "json":
        write_json(comparison)
    elif form == "html":
        write_html(comparison_page(comparison, labelled))
    else:
        Page().lay_out(comparison_lines, comparison, labelled)
