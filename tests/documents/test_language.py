"""English or not: decided on enough text, left open on little."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from demarche.documents.language import SHORT_BYTES, language_of
from demarche.errors import DocumentError

FOREIGN = {
    row["language"]: row["text"]
    for row in csv.DictReader((Path(__file__).parent / "foreign.csv").read_text(encoding="utf-8").splitlines())
}
ENGLISH = (
    "The foreign ministers of the two countries met in Vienna on Tuesday. They discussed the exchange of prisoners and "
    "agreed that their deputies would continue the talks next week."
)


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("times", [1, 15])  # one window, and three
def test_foreign(language: str, times: int) -> None:
    with pytest.raises(DocumentError, match="not English"):
        language_of("\n".join([FOREIGN[language]] * times))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),  # telegrams
        ("Ihor Zhovkva, Andriy Yermak, Volodymyr Zelenskyy and Oleksiy Reznikov met in Lviv.", None),  # names alone
        (ENGLISH * 10 + FOREIGN["fr"] * 10, "en"),  # a communiqué in two languages, English first
        (FOREIGN["fr"] * 10 + ENGLISH * 10, "en"),  # the same, English last
        ("Bonjour à tous.", None),  # too little to tell
        ("", None),
        ("1 2 3 4 5 6 7 8 9 10 11 12 " * 20, None),  # no words
    ],
)
def test_english_or_unknown(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_short_is_counted_in_bytes() -> None:
    """Thirty Chinese characters say more than thirty Latin ones, and are judged."""
    chinese = FOREIGN["zh"][:30]
    assert len(chinese) < SHORT_BYTES <= len(chinese.encode())
    with pytest.raises(DocumentError, match="'zh'"):
        language_of(chinese)
