"""The clauses of a document as the references ask for them: what a word is in its clause, and whom a phrase names."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from demarche.actors.draft import Draft
    from demarche.actors.mention import Mention
    from demarche.language.clause import Analysis, Clause, Phrase

Role = Literal["subject", "object", "oblique", "none"]


class Grammar:
    """Looks up clauses by the words of a page and actors by the phrases of a clause."""

    def __init__(self, analysis: Analysis, draft: Draft) -> None:
        """Index the clauses by the heads of their phrases."""
        self.analysis = analysis
        self.draft = draft
        self.page = draft.page
        self.sentence_starts = [start for start, _ in analysis.sentences]
        self.clauses_of: dict[int, list[Clause]] = {}
        self._places: dict[int, tuple[Clause, Role]] = {}
        for clause in analysis.clauses:
            self.clauses_of.setdefault(clause.sentence, []).append(clause)
            self._note(clause)

    def _note(self, clause: Clause) -> None:
        """Remember which clause each phrase head belongs to, and as what."""
        if not clause.subject_shared:
            self._note_phrase(clause, clause.subject, "subject")
        self._note_phrase(clause, clause.object, "object")
        self._note_phrase(clause, clause.indirect_object, "object")
        for _, phrase in clause.obliques:
            self._note_phrase(clause, phrase, "oblique")

    def _note_phrase(self, clause: Clause, phrase: Phrase | None, role: Role) -> None:
        for member in phrase.members if phrase is not None else ():
            self._places.setdefault(member.head[0], (clause, role))

    def place(self, word: int) -> tuple[Clause | None, Role]:
        """The clause in which a word heads a phrase, and what the phrase is in it."""
        return self._places.get(self.page.starts[word], (None, "none"))

    def sentence(self, word: int) -> int:
        """The index of the sentence a word stands in."""
        return bisect.bisect_right(self.sentence_starts, self.page.starts[word]) - 1

    def around(self, word: int) -> Clause | None:
        """The smallest clause whose words take in a word."""
        offset = self.page.starts[word]
        found = [c for c in self.clauses_of.get(self.sentence(word), ()) if c.core[0] <= offset < c.core[1]]
        return min(found, key=lambda c: c.core[1] - c.core[0], default=None)

    def main_clause(self, sentence: int) -> Clause | None:
        """The first clause of a sentence that hangs on no other."""
        return next((c for c in self.clauses_of.get(sentence, ()) if c.role == "root"), None)

    def actors(self, phrase: Phrase | None) -> tuple[str, ...]:
        """The actors that a phrase and the phrases joined to it name by their heads."""
        if phrase is None:
            return ()
        found: list[str] = []
        for member in phrase.members:
            mention = self._mention(member)
            found.extend(mention.actors if mention is not None else ())
        return tuple(dict.fromkeys(found))

    def _mention(self, phrase: Phrase) -> Mention | None:
        """The mention over the head of a phrase, or the one that reaches to it from inside its name."""
        for word in range(*self.page.words_in(phrase.head)):
            mention = self.draft.at(word)
            if mention is not None:
                return mention
        mentions = [m for m in map(self.draft.at, range(*self.page.words_in(phrase.name))) if m is not None]
        return next((m for m in mentions if m.span[1] >= phrase.head[1]), None)
