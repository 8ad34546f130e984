"""Names of issues: the short stretch of a text that says what a position is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext

LONGEST_ISSUE = 80
"""Code points of an issue's name."""
ARGUMENT_GAP = 15
"""Code points between two arguments of a predicate beyond which the later one is taken for an aside: an adverb or an
article fits, a clause between commas does not."""
OPENING = re.compile(
    r"(?:(?:that|to|on|upon|of|for|the|an?|its|their|our|his|her|my|your|this|these|those|such|any|all|also|both|will|would"
    r"|shall|must|should|be)\s+)+",
    re.IGNORECASE,
)
"""Words that open a phrase or clause without saying what it is about."""
AFTERTHOUGHT = re.compile(
    r"[;()—–]|,?\s+(?:which|who|whose|where|while|including|following|amid|as well as|in connection with|in response to"
    r"|in view of|in light of|in order to|so that|because|despite|given|in accordance with)\b",
    re.IGNORECASE,
)
"""Where a name may end: what follows says more about the issue, not what it is."""
BREAK = re.compile(r",\s|\s+(?=(?:and|or|with|in|on|for|from|at|by|through|towards?|under|between|to|of|as)\s)", re.IGNORECASE)
DANGLING = re.compile(
    r"(?:[\s,:\-]+|\s(?:the|an?|and|or|with|in|on|for|from|at|by|through|towards?|under|between|to|of|as|its|their|our|his|her|that"
    r"|is|are|has|have|not))+$",
    re.IGNORECASE,
)
MARKS = "\"“”„«»‹› "


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
        ends = [m.start() for m in BREAK.finditer(name, 1, LONGEST_ISSUE + 1) if m.start() <= LONGEST_ISSUE]
        space = name.rfind(" ", 0, LONGEST_ISSUE + 1)
        name = name[: ends[-1] if ends and ends[-1] > LONGEST_ISSUE // 2 else space] if space > 0 else name[:LONGEST_ISSUE]
    shorter = DANGLING.sub("", name).strip(MARKS)
    return shorter or name


def phrase_extent(phrase: Phrase) -> Span:
    """A phrase with the phrases joined to it, as long as all of it makes a name."""
    end = phrase.span[1]
    for other in phrase.conjuncts:
        if 0 < other.span[1] - phrase.span[0] <= LONGEST_ISSUE:
            end = max(end, other.span[1])
    return phrase.span[0], end


def action_extent(context: ReadingContext, clause: Clause, depth: int = 3) -> Span:
    """What a clause says is to be done: its predicate with the arguments beside it; a passive with its subject."""
    start, end = clause.verb
    own_subject = clause.subject if not clause.subject_shared else None
    if own_subject is not None and own_subject.span[1] <= start and (clause.voice == "passive" or clause.copula):
        start = own_subject.span[0]
    arguments = [clause.object, clause.indirect_object, *(phrase for _, phrase in clause.obliques)]
    spans = sorted(phrase_extent(phrase) for phrase in arguments if phrase is not None)
    for first, last in spans:
        if last > end and first - end <= ARGUMENT_GAP:
            end = last
    if clause.complement is not None and depth > 0:
        inner = context.analysis.clauses[clause.complement]
        if 0 <= inner.core[0] - end <= ARGUMENT_GAP and inner.verb[0] > clause.verb[0]:
            end = max(end, action_extent(context, inner, depth - 1)[1])
    return start, end
