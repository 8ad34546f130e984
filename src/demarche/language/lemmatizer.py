"""Lemmas: a table of the treebanks' own lemmas by form and part of speech, then lemminflect's rules."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from spacy.tokens import Doc

COMPONENT = "demarche_lemmatizer"
TABLE = "lemmas.tsv.gz"
# The classes of which lemminflect knows the forms, by our names and by its own.
INFLECTED = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "VERB", "ADJ": "ADJ", "ADV": "ADV"}
# The classes whose words keep their capitals in the lemma.
AS_WRITTEN = frozenset({"PROPN", "SPACE", "PUNCT", "SYM", "X"})
# Lemminflect's rules for words outside its dictionary help with nouns and verbs; of an adjective they would make the
# verb it comes from ("continued").
BY_RULE = frozenset({"NOUN", "VERB"})
# Forms kept after lemminflect was asked for their lemma.
CACHED_FORMS = 50_000


class Lemmatizer:
    """Sets `Token.lemma_` from form and universal part of speech; it runs after the morphologizer.

    `table` maps (form, part of speech) to a lemma; a form that is not in it is looked up in lower case, but for names.
    """

    def __init__(self) -> None:
        self.table: dict[tuple[str, str], str] = {}
        self._lemmas: frozenset[tuple[str, str]] = frozenset()

    def fill(self, table: dict[tuple[str, str], str]) -> None:
        """Take `table` for the table."""
        self.table = table
        self._lemmas = frozenset((lemma, upos) for (_, upos), lemma in table.items())

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token of `doc`."""
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.pos_)
        return doc

    def lemma(self, form: str, upos: str) -> str:
        """Return the lemma of a word form as the given universal part of speech."""
        known = self.table.get((form, upos))
        if known is None and upos not in AS_WRITTEN:
            known = self.table.get((form.lower(), upos))
        if known is not None:
            return known
        if upos in INFLECTED:
            return self._inflected(form, INFLECTED[upos])
        if upos == "NUM":
            return form if form.isupper() else form.lower().replace(",", "")
        return form if upos in AS_WRITTEN else form.lower()

    def _inflected(self, form: str, upos: str) -> str:
        """Return the lemma lemminflect finds; of several, one that the treebanks have."""
        lemmas = _dictionary_lemmas(form.lower(), upos)
        if not lemmas:
            # An adjective that no dictionary has in lower case is made from a name ("Peruvian").
            return form if upos == "ADJ" and not form.isupper() else form.lower()
        return next((lemma for lemma in lemmas if (lemma, upos) in self._lemmas), lemmas[0])

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes it
        """Write the table, sorted, into the folder `path`."""
        path.mkdir(exist_ok=True)
        rows = "".join(f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in sorted(self.table.items()))
        (path / TABLE).write_bytes(gzip.compress(rows.encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:  # noqa: ARG002 - spaCy passes it
        """Read the table from the folder `path`."""
        rows = gzip.decompress((path / TABLE).read_bytes()).decode().splitlines()
        self.fill({(form, upos): lemma for form, upos, lemma in (row.split("\t") for row in rows)})
        return self


@lru_cache(maxsize=CACHED_FORMS)
def _dictionary_lemmas(form: str, upos: str) -> tuple[str, ...]:
    """Return lemminflect's lemmas of a form in lower case, none where it knows none.

    Its tables are loaded at the first word that needs them, in 0.37 s; a word then takes 0.04 ms.
    """
    from lemminflect import getLemma  # noqa: PLC0415 - many short texts never need it

    lemmas: tuple[str, ...] = getLemma(form, upos=upos, lemmatize_oov=upos in BY_RULE)
    return lemmas


@Language.factory(COMPONENT, assigns=["token.lemma"], requires=["token.pos"])
def _lemmatizer(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature spaCy calls
    """Name the component for spaCy's configs."""
    return Lemmatizer()
