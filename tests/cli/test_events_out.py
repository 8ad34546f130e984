"""`demarche ontology` and `demarche export events` as a user calls them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from demarche.cli.main import main
from demarche.errors import UsageError
from demarche.export.columns import columns_of

if TYPE_CHECKING:
    from pathlib import Path


def called(*words: str) -> str:
    """What a call prints."""
    result = CliRunner().invoke(main, list(words), standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.stdout


def test_a_type_is_shown():
    shown = called("ontology", "show", "sanction")
    assert "SANCTION" in shown
    assert "164 (Goldstein -6.5)" in shown
    assert json.loads(called("ontology", "show", "AID", "--format", "json"))["quad"] == "material cooperation"


def test_the_frames_are_checked(tmp_path: Path):
    text = tmp_path / "text.txt"
    text.write_text("The Canadian government imposed new sanctions on Myanmar on Monday.", encoding="utf-8")
    shown = called("ontology", "check", str(text))
    assert "are triggered by none of these texts" in shown
    assert "no problem in the frames" in shown
    assert "\nimpose (verb) with @restriction" not in shown


def test_documents_and_their_archive_give_the_same_rows(tmp_path: Path):
    text, archive = tmp_path / "text.txt", tmp_path / "a.db"
    text.write_text("The Canadian government imposed new sanctions on Myanmar on 31 January 2022.", encoding="utf-8")
    direct = called("--quiet", "export", "events", str(text), "--format", "gdelt")
    called("--quiet", "add", str(text), "--archive", str(archive))
    assert called("--quiet", "export", "events", str(archive), "--format", "gdelt") == direct
    row = dict(zip(columns_of("gdelt"), direct.rstrip("\n").split("\t"), strict=True))
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"], row["EventCode"]) == ("CAN", "MMR", "163")
    assert row["SQLDATE"] == "20220131"


def test_an_unknown_kind_is_refused():
    with pytest.raises(UsageError, match=r"to export; there are csv, .*events"):
        called("export", "gossip")
