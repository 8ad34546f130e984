"""What the user asked of the run as a whole."""

from __future__ import annotations

from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Settings:
    """`quiet` leaves out progress, rates and warnings; errors and failures are always told."""

    quiet: bool = False


def settings() -> Settings:
    """The settings of the run that is going on."""
    found = click.get_current_context().find_object(Settings)
    return found if found is not None else Settings()
