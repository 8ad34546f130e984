"""Names of issues: the short stretch of a text that says what a position is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext

LONGEST_ISSUE = 80
"""Code points of an issue's name."""
ARGUMENT_GAP = 40
"""Code points between two arguments of a predicate beyond which the later one is taken for an aside: adverbs and a
preposition fit ("work closely together for")."""
ASIDE = re.compile(r"[,;:()—–]|\b(?:and|or|but)\b")
"""What between two arguments tells that the later one belongs elsewhere."""
OPENING = re.compile(
    r"(?:(?:that|to|on|upon|of|for|the|an?|its|their|our|his|her|my|your|this|these|those|such|any|all|also|both|will|would"
    r"|shall|must|should|be|is|are)\s+)+",
    re.IGNORECASE,
)
"""Words that open a phrase or clause without saying what it is about."""
AFTERTHOUGHT = re.compile(
    r"[;()—–]|,?\s+(?:which|who|whose|where|while|including|following|amid|as well as|in connection with|in response to"
    r"|in view of|in light of|in order to|so that|because|despite|given|in accordance with)\b",
    re.IGNORECASE,
)
"""Where a name may end: what follows says more about the issue, not what it is."""
BREAK = re.compile(
    r",\s|\s+(?=(?:and|or|with|in|on|for|from|at|by|through|towards?|under|between|to|of|as)\s)", re.IGNORECASE
)
DANGLING = re.compile(
    r"(?:[\s,:\-]+|\s(?:the|an?|and|or|with|in|on|for|from|at|by|through|towards?|under|between|to|of|as|its|their|our|his|her|that"
    r"|is|are|has|have|not))+$",
    re.IGNORECASE,
)
ADVERBS_BETWEEN = 2
"""Words that may stand between a predicate and what carries it on ("work more closely | to stabilise")."""
WORD = re.compile(r"[^\W\d_]+")
LONG_WORD = 4
ENOUGH_WORDS = 3
"""Words of four letters or more with which a name says what it is about."""
REST = re.compile(
    r"(?:\s+(?!(?:and|as|but|or|that|today|when|where|which|while|who|yesterday)\b)[^\s,.;:()—–\"“”!?]+)+"
)
"""What may follow a thin name: the words up to the next mark or joining word."""
SHORTEST_REST = 4
"""Words of a phrase that a cut name must keep for the phrase to stay ("towards the complete" tells nothing)."""
MARKS = '"“”„«»‹› '


def issue_name(text: str) -> str:
    """The short name of an issue out of the stretch of text that holds it; never cut inside a word."""
    name = " ".join(text.split()).strip(MARKS)
    opening = OPENING.match(name)
    if opening is not None and opening.end() < len(name):
        name = name[opening.end() :]
    cut = next((m.start() for m in AFTERTHOUGHT.finditer(name) if m.start() > 0), None)
    if cut is not None:
        name = name[:cut]
    if len(name) > LONGEST_ISSUE:
        name = _cut(name)
    shorter = DANGLING.sub("", name).strip(MARKS)
    return shorter or name


def named_extent(context: ReadingContext, issue: Span) -> Span:
    """The stretch that names an issue: a thin one ("continue to pursue", "examine by 15 July") with what follows it."""
    words = [word for word in WORD.findall(context.text(issue)) if len(word) >= LONG_WORD]
    if len(words) >= ENOUGH_WORDS:
        return issue
    sentence = next((s for s in context.analysis.sentences if s[0] <= issue[0] < s[1]), issue)
    rest = REST.match(context.document.text, issue[1], max(issue[1], min(sentence[1], issue[0] + LONGEST_ISSUE + 1)))
    return issue if rest is None else (issue[0], rest.end())


def _cut(name: str) -> str:
    """The words of a name that fit; a phrase of which only the first words would be left goes altogether."""
    space = name.rfind(" ", 0, LONGEST_ISSUE + 1)
    if space <= 0:
        return name[:LONGEST_ISSUE]
    breaks = [m.start() for m in BREAK.finditer(name, 1, LONGEST_ISSUE + 1) if m.start() <= space]
    if breaks and len(name[breaks[-1] : space].split()) < SHORTEST_REST:
        return name[: breaks[-1]]
    return name[:space]


def phrase_extent(phrase: Phrase) -> Span:
    """A phrase with the phrases joined to it, as long as all of it makes a name."""
    end = phrase.span[1]
    for other in phrase.conjuncts:
        if 0 < other.span[1] - phrase.span[0] <= LONGEST_ISSUE:
            end = max(end, other.span[1])
    return phrase.span[0], end


def action_extent(context: ReadingContext, clause: Clause, depth: int = 3) -> Span:
    """What a clause says is to be done: its predicate with the arguments beside it; a passive with its subject."""
    start, end = clause.verb[0], _particle_end(context, clause)
    own_subject = clause.subject if not clause.subject_shared else None
    if own_subject is not None and own_subject.span[1] <= start and (clause.voice == "passive" or clause.copula):
        start = own_subject.span[0]
    arguments = [clause.object, clause.indirect_object, *(phrase for _, phrase in clause.obliques)]
    spans = sorted(phrase_extent(phrase) for phrase in arguments if phrase is not None)
    for first, last in spans:
        if last > end and first - end <= ARGUMENT_GAP and not ASIDE.search(context.text((min(end, first), first))):
            end = last
    if depth > 0:
        inner = _carried_on(context, clause, end)
        if inner is not None:
            end = max(end, action_extent(context, inner, depth - 1)[1])
    return start, end


def _particle_end(context: ReadingContext, clause: Clause) -> int:
    """Where the predicate ends, its particle included ("step down")."""
    end = clause.verb[1]
    _, _, particle = clause.predicate.partition(" ")
    if particle and context.text((end, end + len(particle) + 1)).lower() == f" {particle}":
        return end + len(particle) + 1
    return end


def _carried_on(context: ReadingContext, clause: Clause, end: int) -> Clause | None:
    """The infinitive or participle that goes on where the arguments end ("direct teams | to work on")."""
    for other in context.analysis.clauses[clause.index + 1 : clause.index + 5]:
        if other.sentence != clause.sentence:
            return None
        between = context.text((end, other.core[0]))
        near = other.core[0] > end and len(between.split()) <= ADVERBS_BETWEEN and not ASIDE.search(between)
        near = near and other.verb[0] > clause.verb[0]
        if near and not other.finite and other.role in {"complement", "adverbial", "adnominal"}:
            return other
    return None
