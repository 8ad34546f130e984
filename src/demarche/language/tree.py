"""The dependency tree of a text as plain lists; the only form in which syntax leaves spaCy.

Nothing above `demarche.language` sees a tree: it is the raw material of phrases and clauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LEMMA, POS, SENT_START, TAG

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from demarche.language.clause import Span

PUNCTUATION = frozenset({"PUNCT", "SYM"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Words by index: where they stand, what they are and what they hang on.

    `starts` and `ends` are offsets into the text; `heads` the index of the governing word (its own for a root);
    `children` the indexes that hang on a word, in the order of the text; `sentence_of` the sentence of each word.
    """

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lemmas: list[str]
    parts: list[str]
    tags: list[str]
    relations: list[str]
    heads: list[int]
    children: list[list[int]]
    sentence_of: list[int]
    sentences: list[tuple[int, int]]

    def child(self, word: int, *relations: str) -> int | None:
        """The first word that hangs on `word` by one of these relations."""
        return next((c for c in self.children[word] if self.relations[c] in relations), None)

    def attach(self, word: int, head: int, relation: str) -> None:
        """Hang `word` on `head`, which must not be under it."""
        old = self.heads[word]
        if word in self.children[old]:
            self.children[old].remove(word)
        self.heads[word] = head
        self.relations[word] = relation
        self.children[head].append(word)
        self.children[head].sort()

    def uproot(self, word: int, old: int, relation: str) -> None:
        """Put `word`, which is under `old`, in the place of `old`, and hang `old` on it."""
        self.children[self.heads[word]].remove(word)
        place = self.heads[old]
        if place == old:
            self.heads[word] = word
        else:
            self.children[place].remove(old)
            self.heads[word] = place
            self.children[place].append(word)
            self.children[place].sort()
        self.relations[word] = self.relations[old]
        self.heads[old], self.relations[old] = word, relation
        self.children[word].append(old)
        self.children[word].sort()

    def subtree(self, word: int, without: frozenset[str] = frozenset()) -> list[int]:
        """All words at or under `word`, sorted; branches that hang on `word` itself by `without` are left out."""
        found = [word]
        stack = [c for c in self.children[word] if self.relations[c] not in without]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children[current])
        found.sort()
        return found

    def extent(self, words: list[int]) -> Span:
        """The stretch of text from the first to the last of these words, punctuation at its edges left out."""
        inner = trim(self, words)
        return self.starts[inner[0]], self.ends[inner[-1]]


def trim(tree: Tree, words: list[int]) -> list[int]:
    """Drop punctuation from both ends of a sorted, non-empty list of words, and "and" from its end; one word stays."""
    first, last = 0, len(words) - 1
    while first < last and tree.parts[words[first]] in PUNCTUATION and tree.forms[words[first]] not in {"$", "€", "£"}:
        first += 1
    while last > first and tree.parts[words[last]] in {"PUNCT", "CCONJ"}:
        last -= 1
    return words[first : last + 1]


def tree_of(doc: Doc, text: str, offset: int = 0) -> Tree:
    """Take the tree out of a parsed spaCy document; `offset` is where the document starts in `text`.

    `text` is the stored text, from which the document's (normalised) text differs in no length.
    """
    strings = doc.vocab.strings
    values = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, SENT_START])
    count = len(doc)
    names: dict[int, str] = {}

    def name(key: int) -> str:
        if key not in names:
            names[key] = strings[key] if key else ""
        return names[key]

    rows = values.tolist()
    # HEAD is a signed distance stored unsigned.
    heads = [index + (row[0] if row[0] < 2**63 else row[0] - 2**64) for index, row in enumerate(rows)]
    starts = [token.idx + offset for token in doc]
    ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
    children: list[list[int]] = [[] for _ in range(count)]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    sentence_of: list[int] = []
    sentences: list[tuple[int, int]] = []
    for index, row in enumerate(rows):
        if index == 0 or row[5] == 1:
            sentences.append((index, index + 1))
        else:
            sentences[-1] = (sentences[-1][0], index + 1)
        sentence_of.append(len(sentences) - 1)
    return Tree(
        text=text,
        starts=starts,
        ends=ends,
        forms=[text[s:e] for s, e in zip(starts, ends, strict=True)],
        lemmas=[name(row[4]) or text[s:e].lower() for row, s, e in zip(rows, starts, ends, strict=True)],
        parts=[name(row[2]) for row in rows],
        tags=[name(row[3]) for row in rows],
        relations=[name(row[1]) for row in rows],
        heads=heads,
        children=children,
        sentence_of=sentence_of,
        sentences=sentences,
    )
