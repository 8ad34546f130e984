"""Stances that an act of speech shows by itself: asking for, condemning, promising, agreeing to, offering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.contact_terms import contact_nouns
from demarche.reading.issue_names import action_extent, phrase_extent
from demarche.reading.stance_tables import stance_nouns
from demarche.reading.stances import (
    KEEPING_IN_TOUCH,
    OPPOSITE,
    TOUCH,
    Stand,
    infinitives,
    is_procedural,
    parties,
    stance_of_action,
    under_condition,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.reading.context import ReadingContext
    from demarche.reading.statements import Said
    from demarche.records import Act, Stance

CONCERNED_ABOUT = ("over", "about", "at", "regarding", "with", "on", "in", "by")
CARED_FOR = frozenset(
    {
        "condition",
        "fate",
        "future",
        "health",
        "lack",
        "life",
        "safety",
        "security",
        "situation",
        "status",
        "welfare",
        "well-being",
    }
)
"""Concern about these is worry for somebody, no stand against them."""
WELCOMED = frozenset(
    {
        "agreement",
        "ceasefire",
        "decision",
        "deployment",
        "idea",
        "initiative",
        "plan",
        "progress",
        "proposal",
        "reform",
        "resumption",
    }
)
"""Welcoming one of these is a stand for it; most else that is welcomed is a guest, a gift or a courtesy."""
WARNED_OF = ("against", "of", "about")
VAGUE = frozenset(
    {
        "all",
        "anything",
        "it",
        "nothing",
        "one",
        "something",
        "that",
        "them",
        "they",
        "this",
        "those",
        "what",
        "which",
        "you",
    }
)
BODIES = frozenset({"group", "organization"})
"""What may be proposed though it is an actor: "proposed a contact group"."""
ADDRESSING = frozenset({"advise", "ask", "call", "direct", "encourage", "instruct", "invite", "order", "urge"})
"""Verbs whose object is who is asked, not what is asked for."""
ASKED_BY = ("for", "on", "upon")
OUTCOMES = frozenset({"consequence", "cost", "danger", "impact", "implication", "repercussion", "response", "risk"})
"""What somebody warns of without a stand on it; on what brings it about he has one ("the risk of escalation")."""
BINDING = frozenset({"intention", "obligation", "hypothetical"})


def stances_of_act(context: ReadingContext, one: Said) -> Iterator[Stand]:
    """The stances of the speakers that the act of one statement shows."""
    act, clause = one.statement.act, one.speech.clause
    if clause.polarity == "negative":
        return
    if not one.statement.speakers:
        if act == "agree":
            yield from _agreed_by_doers(context, one)
        return
    if act in {"concern", "condemn", "warn"}:
        yield from _on_thing(context, one, "oppose", _unwanted(clause, act)) or list(_feared(context, one))
        return
    hoped = clause.predicate == "hope" or one.speech.row.lemma.endswith("|hope")
    if act in {"agree", "ask", "commit"} or hoped or _is_offer(one):
        wanted = _on_actions(context, one)
        yield from wanted or ([] if hoped else _on_thing(context, one, "support", _wanted(context, one)))
    elif act == "welcome" and clause.object is not None and clause.object.lemma in WELCOMED:
        yield from _on_thing(context, one, "support", clause.object)


def _is_offer(one: Said) -> bool:
    """Whether a statement proposes a thing or a step; a readiness is read off its noun, a guest is no proposal."""
    light = one.speech.row.construction == "light"
    return one.statement.act == "propose" and not light and one.speech.clause.predicate != "invite"


def _unwanted(clause: Clause, act: Act) -> Phrase | None:
    """What is condemned, worried about or warned of."""
    if act == "condemn":
        return _condemned(clause)
    if act == "concern":
        return _concern(clause)
    target = clause.oblique(*WARNED_OF)
    return target.modifier("of", "from") if target is not None and target.lemma in OUTCOMES else target


def _wanted(context: ReadingContext, one: Said) -> Phrase | None:
    """What is asked for, promised, agreed or proposed."""
    if one.statement.act == "agree":
        return _agreed(one.speech.clause)
    if one.statement.act == "propose":
        return _offered(context, one.speech.clause)
    return _asked(context, one.speech.clause)


def _stand(one: Said, stance: Stance, issue: Span) -> Stand:
    return Stand(one.statement.speakers, stance, issue, one.speech.clause, one.speech.span, one.statement.id)


def _on_thing(context: ReadingContext, one: Said, stance: Stance, thing: Phrase | None) -> list[Stand]:
    """The stance on a thing that is named, unless it is a party, a contact or a mere pronoun."""
    if thing is None or thing.lemma in VAGUE or thing.lemma in contact_nouns() or thing.lemma in TOUCH:
        return []
    people = any(context.cast.actor(i).type not in BODIES for i in parties(context, thing))
    if people or thing.lemma in stance_nouns():
        return []
    return [_stand(one, stance, phrase_extent(thing))]


def _on_actions(context: ReadingContext, one: Said) -> list[Stand]:
    """The stances on what is asked, promised or agreed to be done; a finite clause only where it binds somebody."""
    found: list[Stand] = []
    clause = one.speech.clause
    if one.statement.act == "agree" and clause.complement is None:
        return found
    for action in infinitives(context, clause):
        late = action.verb[0] < clause.verb[1] or (
            action.subject is not None and action.subject.span[0] < clause.verb[0]
        )
        if action.finite and (action.modality not in BINDING or late):
            continue
        if action.finite and not is_procedural(context, action) and action.predicate not in KEEPING_IN_TOUCH:
            start, end = action_extent(context, action)
            subject = action.subject
            named = subject is not None and not action.subject_shared and subject.span[1] <= start
            issue = (subject.span[0], end) if named and subject is not None else (start, end)
            found.append(_stand(one, _conditional(context, action, "support", one), issue))
            continue
        verdict = None if action.finite else stance_of_action(context, action)
        if verdict is not None:
            found.append(_stand(one, _conditional(context, action, verdict[0], one), verdict[1]))
    return found


def _agreed_by_doers(context: ReadingContext, one: Said) -> Iterator[Stand]:
    """As in "It was agreed that the X and Y sides will …": who is to do it has agreed to it."""
    for action in infinitives(context, one.speech.clause):
        doers = parties(context, action.subject)
        if (
            doers
            and action.finite
            and action.voice == "active"
            and action.modality in BINDING
            and not is_procedural(context, action)
        ):
            yield Stand(doers, "support", action_extent(context, action), action, action.core, one.statement.id)


def _conditional(context: ReadingContext, action: Clause, stance: Stance, one: Said) -> Stance:
    if action.finite and action.polarity == "negative":
        stance = OPPOSITE.get(stance, stance)
    bound = one.statement.act in {"agree", "commit", "propose"}
    held_back = under_condition(context, action) or under_condition(context, one.speech.clause)
    return "conditional" if stance == "support" and bound and held_back else stance


def _condemned(clause: Clause) -> Phrase | None:
    """What is condemned: the deed, where a party is condemned for one; accusing somebody makes a claim instead."""
    if clause.predicate in {"accuse", "blame"}:
        return None
    return clause.oblique("for", "over") or clause.object or clause.oblique("against")


def _concern(clause: Clause) -> Phrase | None:
    """What the concern is about, where that is a deed or a development."""
    noun = clause.object
    target = noun.modifier(*CONCERNED_ABOUT) if noun is not None else None
    if target is None:
        target = clause.oblique(*CONCERNED_ABOUT)
    return target if target is not None and target.lemma not in CARED_FOR else None


def _feared(context: ReadingContext, one: Said) -> Iterator[Stand]:
    """As in "its concern that the agreement could be undermined": what is feared is not wanted."""
    clause = one.speech.clause
    if one.statement.act != "concern":
        return
    for inner in context.analysis.clauses[clause.index + 1 : clause.index + 4]:
        opens = context.text(inner.core).lower().startswith("that ")
        if inner.parent == clause.index and inner.finite and opens and inner.subject is not None:
            start, end = action_extent(context, inner)
            yield _stand(one, "oppose", (min(start, inner.subject.span[0]), end))
            return


def _asked(context: ReadingContext, clause: Clause) -> Phrase | None:
    """What is asked for or promised: after "for" where there is one, and behind the verb."""
    behind = [(p, phrase) for p, phrase in clause.obliques if phrase.span[0] > clause.verb[0]]
    prepositions = ("for", "to") if clause.predicate in ADDRESSING else (*ASKED_BY, "to")
    for wanted in prepositions:
        target = next((phrase for p, phrase in behind if p == wanted), None)
        if target is not None and not parties(context, target):
            return target
    return clause.object if clause.voice == "active" and clause.predicate not in ADDRESSING else None


def _agreed(clause: Clause) -> Phrase | None:
    """What is agreed to or on."""
    return clause.oblique("to", "on", "upon")


def _offered(context: ReadingContext, clause: Clause) -> Phrase | None:
    """What is proposed; a person invited is no proposal."""
    target = clause.object
    if target is None or clause.predicate not in {"propose", "suggest"}:
        return None
    return target if all(context.cast.actor(i).type in BODIES for i in parties(context, target)) else None
