"""Speech: which clauses tell that somebody said something, who said it and how far his words reach.

Statements, positions, claims, commitments and every record's attribution rest on the units found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from demarche.ontology.speech_acts import load_speech_acts, speech_act
from demarche.reading.contact_terms import contact_nouns, contact_verbs, support_verbs
from demarche.reading.phrases import holds, overlaps, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause, Phrase, Span
    from demarche.ontology.speech_acts import SpeechAct
    from demarche.reading.context import ReadingContext
    from demarche.records import Act

SPEAKING_TYPES = frozenset({"person", "country", "organization", "group"})
AGENTLESS_ACTS = frozenset({"discuss", "stress", "agree", "say", "welcome", "concern", "propose", "condemn"})
"""Acts that a passive without an agent still reports ("it was stressed"); a passive "was asked", "was promised" tells
of somebody's fate rather than of what was said."""
FIRST_PERSON = frozenset({"i", "we", "you"})
PARTNER_PREPOSITIONS = ("with", "to")
GAP_AFTER_QUOTE = re.compile(r"[\s,\-–—]*")
GAP_BEFORE_QUOTE = re.compile(r"\s*[,:\-–—]?\s*")
"""What may stand between a quotation and the words that frame it; a full stop ends the frame before a quotation."""
PLAIN_TOPIC_PREPOSITIONS = frozenset({"about", "regarding", "concerning"})
"""Those that bring in a topic wherever the parser hangs them ("spoke with the President of X about Y")."""
TOPIC_PREPOSITIONS = frozenset({"about", "on", "regarding", "concerning", "over", "upon"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech.

    `clause` tells of it, `row` is the lexicon row that recognised it. `speakers` are actor ids, `joint` whether they
    speak with one voice. `span` is the clause with its speech verb and the words quoted; `content` what was said.
    """

    clause: Clause
    row: SpeechAct
    act: Act
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    joint: bool
    span: Span
    content: Span
    quotes: tuple[Span, ...]


def find_speech(context: ReadingContext) -> tuple[Speech, ...]:
    """Every act of speech the document tells of, in the order of the text; speech within quoted speech is left out."""
    found: dict[int, Speech] = {}
    for clause in context.analysis.clauses:
        if (
            _asks(context, clause)
            or clause.modality != "fact"
            or clause.role == "adnominal"
            or (clause.quoted and not _is_narrated(clause))
        ):
            continue
        row = lexicon_row(context, clause)
        if row is None or (row.act == "discuss" and _tells_only_of_contact(context, clause)):
            continue
        speech = _speech(context, clause, row)
        if speech is not None and not _is_content(context, clause, speech, found):
            found[clause.index] = speech
    quoted = [speech.span for speech in found.values() if speech.clause.quoted]
    return tuple(found[index] for index in sorted(found) if not _only_frames(found[index], quoted))


def _asks(context: ReadingContext, clause: Clause) -> bool:
    """Whether the clause stands in a question, which tells of no speech."""
    end = context.analysis.sentences[clause.sentence][1]
    return context.document.text[end - 1 : end] == "?"


def _is_narrated(clause: Clause) -> bool:
    """Whether a quoted clause tells in the third person and the past of what others said.

    A spokesperson's readout is one long quotation: "A spokesperson said: “The two leaders agreed …”".
    """
    return (
        clause.finite
        and clause.tense == "past"
        and clause.subject is not None
        and clause.subject.lemma not in FIRST_PERSON
    )


def _only_frames(speech: Speech, narrated: Sequence[Span]) -> bool:
    """Whether an act of speech only frames a quotation whose own acts of speech are told."""
    return any(holds(quote, span) for quote in speech.quotes for span in narrated)


@cache
def _phrases_by_first_word() -> dict[str, tuple[SpeechAct, ...]]:
    rows: dict[str, list[SpeechAct]] = {}
    for row in load_speech_acts():
        if row.construction == "phrase":
            rows.setdefault(row.lemma.split()[0], []).append(row)
    return {first: tuple(sorted(group, key=lambda r: -len(r.lemma))) for first, group in rows.items()}


def lexicon_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """The row of the speech-act table for a clause, the most particular first.

    Fixed phrase, then support verb with noun, verb with preposition, verb, adjective.
    """
    if clause.copula:
        return speech_act(clause.predicate, "adjective")
    return (
        _phrase_row(context, clause)
        or _light_row(context, clause)
        or _preposition_row(clause)
        or speech_act(clause.predicate, "verb")
        or (speech_act(clause.predicate, "adjective") if clause.voice == "passive" else None)
    )


def _phrase_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    for row in _phrases_by_first_word().get(clause.predicate.split()[0], ()):
        words = row.lemma.split()
        if context.lemmas_from(clause.verb[0], len(words)) == words:
            return row
    return None


def _light_row(context: ReadingContext, clause: Clause) -> SpeechAct | None:
    """As in "express concern", "attention was paid": the noun is the object, or the subject of a passive."""
    carrier = clause.subject if clause.voice == "passive" else clause.object
    if carrier is not None:
        for member in carrier.members:
            row = speech_act(f"{clause.predicate}|{member.lemma}", "light")
            if row is not None:
                return row
    following = context.lemmas_from(clause.verb[0], 2)
    return speech_act(f"{clause.predicate}|{following[1]}", "light") if len(following) > 1 else None


def _preposition_row(clause: Clause) -> SpeechAct | None:
    for preposition, _ in clause.obliques:
        row = speech_act(f"{clause.predicate} {preposition}", "verb+preposition") if preposition else None
        if row is not None:
            return row
    return None


def _tells_only_of_contact(context: ReadingContext, clause: Clause) -> bool:
    """As in "had a telephone conversation with X": a contact, but no statement unless it says about what."""
    noun = clause.object if clause.voice == "active" else clause.subject
    bare_noun = noun is not None and noun.lemma in contact_nouns() and clause.predicate in support_verbs()
    if clause.predicate not in contact_verbs() and not bare_noun:
        return False
    topics = {preposition for preposition, _ in clause.obliques}
    topics |= {preposition for preposition, _ in noun.modifiers} if bare_noun and noun is not None else set()
    partners = [phrase for _, phrase in clause.obliques]
    topics |= {preposition for phrase in partners for preposition, _ in phrase.modifiers} & PLAIN_TOPIC_PREPOSITIONS
    if topics & TOPIC_PREPOSITIONS:
        return False
    return not any(
        other.parent == clause.index and other.role == "adverbial" and speech_act(other.predicate, "verb") is not None
        for other in context.analysis.clauses[clause.index + 1 : clause.index + 8]
    )


def _speech(context: ReadingContext, clause: Clause, row: SpeechAct) -> Speech | None:
    """The unit that a clause with a lexicon row tells of, or None where nobody can be found who speaks."""
    speakers, joint, agentless = _speakers(context, clause, row)
    if not speakers and not agentless:
        return None
    quotes = _quotes(context, clause) if row.reported else ()
    if _is_too_weak(context, clause, row, quoting=bool(quotes)):
        return None
    act = _act(clause, row, joint=joint)
    span = clause.core
    for quote in quotes:
        span = union(span, quote)
    return Speech(
        clause=clause,
        row=row,
        act=act,
        speakers=speakers,
        addressees=_addressees(context, clause, speakers),
        joint=joint,
        span=span,
        content=_content(context, clause, span, quotes),
        quotes=quotes or tuple(q for q in context.analysis.quotations if holds(span, q)),
    )


def _is_too_weak(context: ReadingContext, clause: Clause, row: SpeechAct, *, quoting: bool) -> bool:
    """Whether a verb that seldom tells of speech ("hold", "support", "continue") lacks what would make it do so.

    A weak verb of saying needs a finite that-clause or a quotation; another weak verb a main clause in the past. In the
    first person, as transcripts are, saying and discussing are no news: the words themselves are there.
    """
    if clause.subject is not None and clause.subject.lemma in FIRST_PERSON and row.act in {"say", "discuss"}:
        return True
    if row.strength != "weak" or row.construction != "verb":
        return False
    if row.act == "say":
        told = clause.complement is not None and context.analysis.clauses[clause.complement].finite
        return not told and not quoting
    return not (clause.finite and clause.tense == "past" and clause.role in {"root", "conjunct", "complement"})


def _act(clause: Clause, row: SpeechAct, *, joint: bool) -> Act:
    """The act of the row; stressing or telling of differences is differing ("harped on the deep differences")."""
    nouns = [clause.object, *(phrase for _, phrase in clause.obliques)]
    carried = [speech_act(phrase.lemma, "noun") for phrase in nouns if phrase is not None]
    if row.act in {"stress", "say", "discuss"} and any(noun is not None and noun.act == "differ" for noun in carried):
        return "differ"
    return row.joint_act if joint and row.joint_act else row.act


def _speakers(context: ReadingContext, clause: Clause, row: SpeechAct) -> tuple[tuple[str, ...], bool, bool]:
    """Who speaks, whether jointly, and whether the clause tells of speech without saying whose."""
    found = context.parties(clause.oblique("by")) if clause.voice == "passive" else context.subject_parties(clause)
    speakers = tuple(i for i in found if context.cast.actor(i).type in SPEAKING_TYPES)
    if clause.voice == "passive" and not speakers:
        if not clause.finite:
            return (), False, False
        return (), False, _is_agentless_report(context, clause, row)
    if row.act == "discuss" and speakers:
        partners = _partners(context, clause)
        speakers = (*speakers, *(p for p in partners if p not in speakers))
    if not speakers and row.act == "discuss" and clause.subject is not None:
        return (), False, clause.subject.lemma in contact_nouns()
    sides = {context.government(s) for s in speakers}
    return speakers, len(sides) > 1, False


def _is_agentless_report(context: ReadingContext, clause: Clause, row: SpeechAct) -> bool:
    """Whether a passive without an agent reports speech: "it was noted that …", "… was discussed".

    What "was said", "announced" counts only with "it" for its subject: else it tells of the thing, not of the talk.
    """
    if row.act not in AGENTLESS_ACTS or clause.role not in {"root", "conjunct"} or clause.polarity == "negative":
        return False
    subject = clause.subject
    if row.act == "say" and (subject is None or subject.lemma != "it"):
        return False
    return not _speaking(context, subject)


def _speaking(context: ReadingContext, phrase: Phrase | None) -> tuple[str, ...]:
    """The actors of a phrase that can speak."""
    return tuple(i for i in context.parties(phrase) if context.cast.actor(i).type in SPEAKING_TYPES)


def _partners(context: ReadingContext, clause: Clause) -> tuple[str, ...]:
    """With whom something is discussed: "with X" on the verb, its noun, or the clause of meeting it belongs to."""
    chain = [clause]
    if clause.role == "adverbial":
        chain.extend(list(context.ancestors(clause))[:1])
    for candidate in chain:
        for preposition, phrase in candidate.obliques:
            if preposition in PARTNER_PREPOSITIONS and (partners := _speaking(context, phrase)):
                return partners
        if candidate.object is not None and (partner := candidate.object.modifier("with")) is not None:
            return _speaking(context, partner)
    return ()


def _addressees(context: ReadingContext, clause: Clause, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """To whom it is said: the object or the "to", "with", "on" of the verb, where that is a party."""
    phrases = [clause.indirect_object, clause.object if clause.voice == "active" else clause.subject]
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in {"to", "with", "on", "upon", "at"}]
    found = [i for phrase in phrases for i in _speaking(context, phrase) if i not in speakers]
    return tuple(dict.fromkeys(found))


def _quotes(context: ReadingContext, clause: Clause) -> tuple[Span, ...]:
    """The quotations that a clause of saying frames: in its own sentence, or touching it."""
    sentence = context.analysis.sentences[clause.sentence]
    text = context.document.text
    found: list[Span] = []
    for quote in context.analysis.quotations_near(sentence):
        if holds(quote, clause.verb):
            continue
        if overlaps(quote, clause.span):
            found.append(quote)
            continue
        before = quote[1] <= clause.span[0] and GAP_AFTER_QUOTE.fullmatch(text, quote[1], clause.span[0])
        after = quote[0] >= clause.span[1] and GAP_BEFORE_QUOTE.fullmatch(text, clause.span[1], quote[0])
        if before or after:
            found.append(quote)
    return tuple(found)


def _content(context: ReadingContext, clause: Clause, span: Span, quotes: tuple[Span, ...]) -> Span:
    """What was said: the quotation, the complement, or what follows the verb."""
    if quotes and quotes[0][0] < clause.verb[0]:
        return quotes[0][0], quotes[-1][1] if quotes[-1][1] <= clause.verb[0] else quotes[0][1]
    if clause.complement is not None:
        complement = context.analysis.clauses[clause.complement].span
        return (complement[0], max(complement[1], span[1])) if complement[0] > clause.verb[0] else complement
    return (clause.verb[1], span[1]) if clause.verb[1] < span[1] else span


def _is_content(context: ReadingContext, clause: Clause, speech: Speech, found: dict[int, Speech]) -> bool:
    """Whether the clause is part of what somebody else is already reported to say, and no reported speech of its own.

    A complement with a finite verb and another speaker ("noted X's word that Y promised …") is speech of its own.
    """
    inner = clause
    for outer in context.ancestors(clause):
        governing = found.get(outer.index)
        if governing is not None and inner.role == "complement":
            others = {context.government(s) for s in speech.speakers} - {
                context.government(s) for s in governing.speakers
            }
            return not (others and clause.finite and speech.row.reported)
        inner = outer
    return False
