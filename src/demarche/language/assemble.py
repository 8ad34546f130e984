"""Assembly: the parsed pieces of a text put together, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from demarche.language.clause import Name, Word
from demarche.language.clauses import clauses_of
from demarche.language.items import body_start
from demarche.language.mending import mend
from demarche.language.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the model is given at once: a paragraph, the label of a turn or what follows it.

    `speaker` is who speaks it, `lead` the lead-in that goes before an item, `last` marks the last piece of a text.
    """

    start: int
    end: int
    label: bool = False
    speaker: Phrase | None = None
    lead: Span | None = None
    last: bool = False


def given(normal: str, piece: Piece) -> str:
    """What the model is given of a piece: an item with its lead-in before it, joined by a small letter."""
    words = normal[piece.start : piece.end]
    if piece.label:
        name = words.title()  # the case of names, which the model knows better
        return name if len(name) == len(words) else words
    if piece.lead is None:
        return words
    body = normal[body_start(normal, piece.start, piece.end) : piece.end]
    return f"{normal[slice(*piece.lead)]} {body[0].lower()}{body[1:]}"


@dataclass(slots=True)
class Assembly:
    """What has been read of a text so far."""

    text: str
    quoted: tuple[Span, ...]
    words: list[Word] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def add(self, doc: Doc, piece: Piece) -> None:
        """Add a parsed piece."""
        if len(doc) == 0:
            return
        if piece.lead is not None:
            self._add_item(doc, piece, piece.lead)
            return
        tree = tree_of(doc, self.text, piece.start)
        if piece.label:
            self.sentences.append((tree.starts[0], tree.ends[-1]))
        else:
            self.clauses.extend(
                clauses_of(mend(tree), self.quoted, len(self.sentences), len(self.clauses), piece.speaker)
            )
            self.sentences.extend((tree.starts[first], tree.ends[last - 1]) for first, last in tree.sentences)
        self.words.extend(map(Word, tree.starts, tree.ends, tree.lemmas, tree.parts))
        self.names.extend(Name(e.start_char + piece.start, e.end_char + piece.start, e.label_) for e in doc.ents)

    def _add_item(self, doc: Doc, piece: Piece, lead: Span) -> None:
        """Add an item that was parsed behind its lead-in: its own words, and its clauses with what governs them."""
        body = body_start(self.text, piece.start, piece.end)
        length = lead[1] - lead[0] + 1
        tree = mend(_placed(tree_of(doc, doc.text), self.text, lead[0], body, length))
        first = next((word for word, start in enumerate(tree.starts) if start >= body), len(tree.starts))
        own = [number for number, (_, last) in enumerate(tree.sentences) if last > first]
        found = clauses_of(tree, self.quoted, len(self.sentences) - own[0], 0, piece.speaker)
        self._link(found, lead, body)
        self.sentences.extend(
            (piece.start if number == own[0] else tree.starts[tree.sentences[number][0]], tree.ends[last - 1])
            for number, last in ((number, tree.sentences[number][1]) for number in own)
        )
        if body > piece.start:
            bullet = self.text[piece.start : body].rstrip()
            self.words.append(Word(piece.start, piece.start + len(bullet), bullet, "PUNCT"))
        self.words.extend(map(Word, tree.starts[first:], tree.ends[first:], tree.lemmas[first:], tree.parts[first:]))
        self.names.extend(
            Name(e.start_char - length + body, e.end_char - length + body, e.label_)
            for e in doc.ents
            if e.start_char >= length
        )

    def _link(self, found: Sequence[Clause], lead: Span, body: int) -> None:
        """Take the clauses of an item out of those found with its lead-in, and join them to the lead-in's own."""
        leading = {clause.verb: clause.index for clause in self.clauses if lead[0] <= clause.verb[0] < lead[1]}
        kept = [clause for clause in found if clause.verb[0] >= body]
        place: dict[int, int | None] = {clause.index: leading.get(clause.verb) for clause in found}
        place |= {clause.index: len(self.clauses) + number for number, clause in enumerate(kept)}
        for clause in found:
            governor = place[clause.index]
            said = place[clause.complement] if clause.complement is not None else None
            opens = clause.verb[0] < body and said is not None and said >= len(self.clauses)
            if opens and governor is not None and self.clauses[governor].complement is None:
                self.clauses[governor] = replace(self.clauses[governor], complement=said)
        for clause in kept:
            said = place[clause.complement] if clause.complement is not None else None
            outside = clause.subject is not None and clause.subject.head[0] < body
            self.clauses.append(
                replace(
                    clause,
                    index=len(self.clauses),
                    parent=place[clause.parent] if clause.parent is not None else None,
                    complement=said if said is not None and found[clause.complement or 0].verb[0] >= body else None,
                    span=(max(body, clause.span[0]), clause.span[1]),
                    core=(max(body, clause.core[0]), clause.core[1]),
                    subject_shared=clause.subject_shared or outside,
                )
            )


def _placed(tree: Tree, text: str, lead: int, body: int, length: int) -> Tree:
    """A tree over a lead-in and an item with the offsets that their words have in the text.

    `lead` and `body` are where the two start in the text, `length` where the item starts behind its lead-in.
    """
    starts = [start + (body - length if start >= length else lead) for start in tree.starts]
    ends = [end + (body - length if end > length else lead) for end in tree.ends]
    forms = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return replace(tree, text=text, starts=starts, ends=ends, forms=forms)
