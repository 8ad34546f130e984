"""The command `demarche`: its verbs, what holds for all of them, and how it ends."""

from __future__ import annotations

import io
import logging
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

import demarche
from demarche.cli.lazy import LazyGroup
from demarche.cli.logs import set_up_logs
from demarche.cli.settings import Settings
from demarche.errors import DemarcheError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = {
    "read": "Read documents into records, each with the text that proves it.",
    "compare": "Set the versions of one contact side by side.",
    "add": "Read documents and keep them in an archive.",
    "contacts": "List the calls, meetings, visits and letters of an archive.",
    "statements": "List what was said, by whom, to whom.",
    "positions": "List who stands where on what.",
    "claims": "List what is claimed, by whom, and who disputes it.",
    "commitments": "List who is to do what, and by when.",
    "events": "List who did what to whom.",
    "documents": "List the documents of an archive.",
    "search": "Find documents by the words in them.",
    "timeline": "Show the contacts of two parties in the order of their days.",
    "show": "Show a record, or a document, with its proof.",
    "judge": "Accept, reject or correct a record; say that two contacts are one.",
    "check": "Check an archive; mend what can be derived anew.",
    "export": "Write records in the forms that other programs read.",
    "actors": "Explain who a name stands for; list and check actors.",
    "ontology": "Show the event types; check the frames.",
    "evaluate": "Score the reader against gold readings.",
}
"""The verbs and their one-line helps; each lives in a module of its name, imported when it is called."""

FAILED, BAD_CALL, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit codes: the last two are what a shell gives for a process that a signal ended (2 and 13)."""


class OutputError(Exception):
    """Standard output takes no more; the cause is the operating system's error."""


class VerbGroup(LazyGroup):
    """A group that imports a verb when it is called, and tells every error in one line."""

    table = VERBS
    module = "demarche.cli.verbs.{}"
    heading = "Verbs"
    unknown = "there is no verb {}; the verbs are {}"

    def invoke(self, ctx: click.Context) -> Any:
        """Call the verb; errors of output are told apart here, since Click has a way of its own with them.

        Raises:
            OutputError: whoever read the output has gone, or the disk is full.
        """
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            raise OutputError from error
        return code

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]  # Click overloads it
        """Run a call and leave the process with its exit code."""
        if not extra.pop("standalone_mode", True):
            return super().main(args, prog_name, standalone_mode=False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows a question mark
        try:
            code = super().main(args, prog_name or "demarche", standalone_mode=False, **extra)
        except UsageError as error:
            _leave(BAD_CALL, str(error))
        except DemarcheError as error:
            _leave(FAILED, str(error))
        except click.ClickException as error:
            _leave(BAD_CALL, _explained(error))
        except (click.Abort, KeyboardInterrupt):
            _leave(INTERRUPTED, "interrupted")
        except OutputError as error:
            _close_output()
            if isinstance(error.__cause__, BrokenPipeError):
                sys.exit(PIPE_CLOSED)
            _leave(FAILED, f"stopped by the system: {error.__cause__}")
        sys.exit(code if isinstance(code, int) else 0)


def _close_output() -> None:
    """Drop what is left in the buffer, so that Python does not try to write it again at exit."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(code: int, message: str) -> NoReturn:
    click.echo(f"demarche: {' '.join(message.split())}", err=True)
    sys.exit(code)


def _explained(error: click.ClickException) -> str:
    """What was wrong with the call, and what is allowed."""
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message[:1].lower() + message[1:]
    if isinstance(error, click.NoSuchOption):
        options = [name for parameter in context.command.get_params(context) for name in parameter.opts]
        named = ", ".join(name for name in options if name.startswith("--"))
        message = f"there is no option {error.option_name}; there are {named}"
    elif isinstance(error, click.MissingParameter):
        usage = " ".join(context.command.collect_usage_pieces(context))
        message = f"{message}; the call is {context.command_path} {usage}"
    return message[:1].lower() + message[1:]


@click.group(
    name="demarche",
    cls=VerbGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--verbose", "-v", is_flag=True, help="Log what is being done.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no rates, no warnings.")
@click.version_option(demarche.__version__, prog_name="demarche", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, *, verbose: bool, quiet: bool) -> None:
    """Read diplomacy: what governments publish, and the press reports, about their contacts, as sourced records.

    Ends with 0, with 1 where some documents failed, with 2 where the call was wrong.
    """
    if verbose and quiet:
        message = "--verbose and --quiet exclude each other"
        raise UsageError(message)
    set_up_logs(logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING)
    context.obj = Settings(quiet=quiet)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
