"""`demarche export`: see `demarche.cli.export`."""

from __future__ import annotations

from demarche.cli.export import export

__all__ = ["export"]
