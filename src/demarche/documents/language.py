"""Is a text English? Asked of the text itself, abstaining where there is too little of it."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # ships no types

from demarche.errors import DocumentError

ENGLISH = "en"

SHORT_BYTES = 80
"""Texts with fewer UTF-8 bytes are not judged. At 80 the identifier told pieces of our 32 foreign texts from English
ones with a wide gap (below 0.0001 against 0.002 and more); at 60 the gap was gone."""

FOREIGN_BELOW = 0.001
"""A probability of English under this is another language. Over the 3,429 official documents the lowest was 0.41,
over a piece of 80 characters from each of them 0.002; over 622 pieces of foreign texts the highest was 0.00008."""

ENGLISH_FROM = 0.2
"""A probability of English from here on is English; in between the language stays unknown and the text is read."""

WINDOW_CHARACTERS = 1000
"""A longer text is judged by its start, middle and end of this length each, and is English where one of them is: a
bilingual communiqué is not lost. All 3,429 official documents are English so."""


def language_of(text: str) -> str | None:
    """Return "en" for an English text, None where it cannot be told.

    Raises:
        DocumentError: the text is in another language, which the reason names with its ISO 639 code.
    """
    if len(text[:SHORT_BYTES].encode("utf-8", "surrogatepass")) < SHORT_BYTES:
        return None
    likeliest = 0.0
    for window in _windows(text):
        english = dict(_identifier().rank(window))[ENGLISH]
        if english >= ENGLISH_FROM:
            return ENGLISH
        likeliest = max(likeliest, english)
    if likeliest >= FOREIGN_BELOW:
        return None
    language, _ = _identifier().classify(text[:WINDOW_CHARACTERS])
    message = f"not English: the text looks like language {language!r}"
    raise DocumentError(message)


def _windows(text: str) -> list[str]:
    """Return the start, middle and end of a text, which overlap in one of middling length."""
    if len(text) <= WINDOW_CHARACTERS:
        return [text]
    middle = (len(text) - WINDOW_CHARACTERS) // 2
    return [text[start : start + WINDOW_CHARACTERS] for start in (0, middle, len(text) - WINDOW_CHARACTERS)]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
