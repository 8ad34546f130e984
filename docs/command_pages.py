"""The command reference, as `demarche VERB --help` prints it."""

from __future__ import annotations

import click

from demarche.cli.main import main

WIDTH = 100
HEAD = """# Commands

Results go to stdout, progress and log lines to stderr. The exit code is 0 when all went well, 1 when some documents
could not be read (each is named with its reason), 2 when the call itself was wrong.
"""


def command_page() -> str:
    """The whole page: the program's own help, then each verb's."""
    width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(main, info_name="demarche", **{**main.context_settings, **width})
    parts = [HEAD, _help(main, context)]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None and not command.hidden:
            parts.append(f"## demarche {name}\n")
            own = click.Context(command, info_name=name, parent=context)
            parts.append(_help(command, own))
            parts.extend(
                _help(inner, click.Context(inner, info_name=inner.name, parent=own)) for inner in _inner(command)
            )
    return "\n".join(parts)


def _inner(command: click.Command) -> list[click.Command]:
    """The commands of a verb that has some, in the order of its help."""
    return [command.commands[name] for name in sorted(command.commands)] if isinstance(command, click.Group) else []


def _help(command: click.Command, context: click.Context) -> str:
    """One help text as a code block."""
    return f"```text\n{command.get_help(context).rstrip()}\n```\n"
