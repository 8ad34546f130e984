"""A group of commands that imports a command only when it is called, so that help and errors come at once."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

import click

from demarche.errors import UsageError


class LazyGroup(click.Group):
    """A group over `table`: what its commands are called, and a line of help for each.

    `module` and `function` say where a command is, with `{}` for its name; `heading` stands above the commands in the
    help; `unknown` is the error for another name, with `{}` for that name and for those that there are.
    """

    table: ClassVar[dict[str, str]]
    module: ClassVar[str]
    function: ClassVar[str] = "{}"
    heading: ClassVar[str]
    unknown: ClassVar[str]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """The names, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in self.table:
            return None
        command = getattr(import_module(self.module.format(cmd_name)), self.function.format(cmd_name))
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section(self.heading):
            formatter.write_dl(list(self.table.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called.

        Raises:
            UsageError: there is no such command.
        """
        if args and args[0] not in self.table and not args[0].startswith("-"):
            raise UsageError(self.unknown.format(repr(args[0]), ", ".join(self.table)))
        return super().resolve_command(ctx, args)
