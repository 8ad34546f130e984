"""Speech: which clauses tell that somebody said something, who said it and how far his words reach.

Statements, positions, claims, commitments and every record's attribution rest on the units found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.ontology.speech_acts import speech_act
from demarche.reading.company import Company
from demarche.reading.contact_speech import has_no_topic, is_meeting, opens_contact, tells_only_of_contact
from demarche.reading.phrases import holds, union
from demarche.reading.reach import content_of, cut_before, extent_of, quotes_of
from demarche.reading.speakers import addressees_of, speakers_of, speaking
from demarche.reading.speech_rows import lexicon_row, source_of
from demarche.reading.undertakings import undertakes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.language.clause import Clause, Span
    from demarche.ontology.speech_acts import SpeechAct
    from demarche.reading.context import ReadingContext
    from demarche.records import Act

FIRST_PERSON = frozenset({"i", "we", "you"})
SPEAKING_PERSON = frozenset({"i", "me", "we", "us"})
OURSELVES = frozenset({"i", "me", "my", "our", "us", "we"})
PERFORMING = frozenset({"let", "like", "want", "wish"})
"""Verbs with which a first person does what the infinitive says: "I want to thank", "let me stress"."""
REALISING = frozenset({"go", "go on", "proceed"})
"""Verbs whose infinitive was done: "went on to stress"."""
MAIN_ROLES = frozenset({"root", "conjunct", "parataxis"})
AFTER_COMMA = re.compile(r",\s+(?:and|but)\s+$")
LASTING = frozenset({"be", "continue", "exist", "have", "hold", "persist", "remain", "there"})
VIEWS = frozenset({"approach", "assessment", "opinion", "position", "stance", "view"})
DIFFERENT = frozenset({"different", "differing", "divergent", "diverging", "opposite", "opposing"})
NEXT_SENTENCES = 4
"""Sentences over which "they" means those who spoke together last."""
MARK = 2
"""Code points by which a quotation may stand over the edge of a sentence: its mark and a full stop."""


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


def find_speech(context: ReadingContext, company: Company | None = None) -> tuple[Speech, ...]:
    """Every act of speech the document tells of, in the order of the text; speech within quoted speech is left out.

    `company` is who met by the document's contacts; it tells whom "the leaders" means where they are not named.
    """
    company = company or Company()
    found: dict[int, Speech] = {}
    for read in context.analysis.clauses:
        clause = _resumed(context, read, found)
        if _asks(context, clause) or clause.role == "adnominal" or (clause.quoted and not _is_narrated(clause)):
            continue
        speech = _told(context, clause, _with_last(company, clause, found)) or _sourced(context, clause)
        if speech is not None and not _is_content(context, clause, speech, found):
            found[clause.index] = speech
    found = {i: one for i, one in found.items() if not _is_content(context, one.clause, one, found)}
    quoted = [speech.span for speech in found.values() if speech.clause.quoted]
    kept = [found[index] for index in sorted(found) if not _only_frames(context, found[index], quoted)]
    return tuple(_apart(context, speech, kept) for speech in kept)


def _with_last(company: Company, clause: Clause, found: dict[int, Speech]) -> Company:
    """The company with those who spoke together last, whom "they" may mean in the next sentences."""
    for speech in reversed(found.values()):
        if clause.sentence - speech.clause.sentence > NEXT_SENTENCES:
            break
        if speech.joint:
            return replace(company, spoke=speech.speakers)
    return company


def _told(context: ReadingContext, clause: Clause, company: Company) -> Speech | None:
    """The act of speech that the predicate of a clause tells of."""
    if undertakes(context, clause):
        undertaking = speech_act("will", "phrase")
        return _speech(context, clause, undertaking, company) if undertaking is not None else None
    row = lexicon_row(context, clause)
    if row is None or not (clause.modality == "fact" or _is_done(context, clause, row)):
        return None
    if (row.act == "discuss" and tells_only_of_contact(context, clause)) or opens_contact(clause):
        return None
    if _calls_to(context, clause) or has_no_topic(context, clause, row):
        return None
    return _speech(context, clause, row, company)


def _is_done(context: ReadingContext, clause: Clause, row: SpeechAct) -> bool:
    """Whether an infinitive tells of what was done all the same.

    As in "met with X to discuss Y", and in the first person "I want to thank X", "let me stress that".
    """
    if clause.modality != "intention" or clause.finite or clause.parent is None or clause.polarity == "negative":
        return False
    outer = context.analysis.clauses[clause.parent]
    if row.act == "discuss":
        return clause.role == "adverbial" and outer.modality == "fact" and outer.finite and is_meeting(outer)
    if outer.predicate in REALISING:
        return outer.modality == "fact" and outer.finite and clause.role in {"complement", "adverbial"}
    return _performs(context, clause)


def _performs(context: ReadingContext, clause: Clause) -> bool:
    """Whether a first person does by "I want to", "let me" what the verb under it says."""
    if clause.role != "complement" or clause.parent is None or clause.finite or clause.copula:
        return False
    outer = context.analysis.clauses[clause.parent]
    first = outer.subject if outer.predicate != "let" else (clause.subject or outer.object)
    main = outer.predicate in PERFORMING and outer.role in MAIN_ROLES and outer.polarity == "positive"
    return main and first is not None and first.lemma in SPEAKING_PERSON


def _calls_to(context: ReadingContext, clause: Clause) -> bool:
    """As in "Mr Secretary, thank you for coming": who is named before a comma is called, he does not speak."""
    subject = clause.subject
    if subject is None or subject.pos == "PRON" or clause.tense == "past" or clause.subject_shared:
        return False
    after = context.text((subject.span[1], clause.verb[0]))
    return after.lstrip()[:1] == "," and after.count(",") == 1 and clause.predicate == "thank"


def _sourced(context: ReadingContext, clause: Clause) -> Speech | None:
    """As in "According to X, the talks will go on": what a clause tells on the word of somebody it names."""
    source = source_of(clause) if clause.finite and clause.role in MAIN_ROLES else None
    if source is None or (clause.subject is not None and clause.subject.lemma in FIRST_PERSON):
        return None
    row, phrase = source
    speakers = speaking(context, phrase) if phrase.lemma not in OURSELVES else ()
    if not speakers:
        return None
    joint = len({context.government(s) for s in speakers}) > 1
    return Speech(clause, row, row.act, speakers, (), joint, clause.core, clause.core, ())


def _apart(context: ReadingContext, speech: Speech, others: Sequence[Speech]) -> Speech:
    """The act of speech with its proof ended where the next act of the same speakers begins."""
    end = speech.span[1]
    for other in others:
        start = other.clause.core[0]
        if (
            other.clause.index > speech.clause.index
            and other.clause.role == "conjunct"
            and other.speakers == speech.speakers
            and speech.clause.verb[1] < start < end
            and not any(holds(quote, (start, start + 1)) for quote in speech.quotes)
        ):
            end = start
    if end == speech.span[1]:
        return speech
    span = cut_before(context, speech.span, end)
    start = min(speech.content[0], span[1] - 1)
    content = (start, min(speech.content[1], span[1])) if start < span[1] else span
    return replace(speech, span=span, content=content)


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


def _only_frames(context: ReadingContext, speech: Speech, narrated: Sequence[Span]) -> bool:
    """Whether an act of speech only frames a quotation whose own acts of speech are told.

    The readout that a spokesperson gives may run over paragraphs that each open with a mark.
    """
    if any(holds(quote, span) for quote in speech.quotes for span in narrated):
        return True
    if not speech.quotes or speech.clause.subject is None or not speech.clause.subject.lemma.startswith("spokes"):
        return False
    end = speech.quotes[-1][1]
    following = next((quote for quote in context.analysis.quotations if quote[0] >= end), None)
    return following is not None and not context.text((end, following[0])).strip() and any(end < s for s, _ in narrated)


def _speech(context: ReadingContext, clause: Clause, row: SpeechAct, company: Company) -> Speech | None:
    """The unit that a clause with a lexicon row tells of, or None where nobody can be found who speaks."""
    speakers, joint, agentless = speakers_of(context, clause, row, company)
    if not speakers and not agentless:
        return None
    quotes = quotes_of(context, clause) if row.reported else ()
    if _is_too_weak(context, clause, row, quoting=bool(quotes)):
        return None
    act = _act(context, clause, row, joint=joint)
    span = _extent(context, clause)
    for quote in quotes:
        span = union(span, quote)
    return Speech(
        clause=clause,
        row=row,
        act=act,
        speakers=speakers,
        addressees=addressees_of(context, clause, row, speakers),
        joint=joint,
        span=span,
        content=content_of(context, clause, span, quotes),
        quotes=quotes or tuple(q for q in context.analysis.quotations if holds(span, q)),
    )


def _extent(context: ReadingContext, clause: Clause) -> Span:
    """The clause that tells of speech; a purpose of meeting with the meeting, "as X said" with what X said."""
    span = extent_of(context, clause)
    if clause.role not in {"adverbial", "complement"} or clause.parent is None:
        return span
    outer = context.analysis.clauses[clause.parent]
    if (clause.modality == "intention" or _performs(context, clause)) and outer.core[0] < span[0]:
        return outer.core[0], span[1]
    if clause.role == "complement":
        return span
    return union(span, outer.core) if _only_refers(context, clause) else span


def _only_refers(context: ReadingContext, clause: Clause) -> bool:
    """As in "as the President noted, …": what is said stands in the main clause."""
    bare = clause.role == "adverbial" and clause.object is None and clause.complement is None
    return bare and context.text(clause.core).lower().startswith("as ")


def _is_too_weak(context: ReadingContext, clause: Clause, row: SpeechAct, *, quoting: bool) -> bool:
    """Whether a verb that seldom tells of speech ("hold", "support", "continue") lacks what would make it do so.

    A weak verb of saying needs a finite that-clause and no object, or a quotation; another weak verb a main clause in
    the past. In the first person, as transcripts are, saying and discussing are no news: the words are there.
    """
    if _only_refers(context, clause) and (context.document.kind == "transcript" or clause.parent is None):
        return True
    if clause.subject is not None and clause.subject.lemma in FIRST_PERSON:
        aside = clause.role not in MAIN_ROLES and not _performs(context, clause)
        if aside or row.act in {"say", "discuss"}:
            return True
    if row.strength != "weak" or row.construction != "verb":
        return False
    if row.act == "say":
        told = clause.complement is not None and context.analysis.clauses[clause.complement].finite
        return not quoting and (not told or clause.object is not None)
    return not (clause.finite and clause.tense == "past" and clause.role in {"root", "conjunct", "complement"})


def _act(context: ReadingContext, clause: Clause, row: SpeechAct, *, joint: bool) -> Act:
    """The act of the row; stressing or telling of differences is differing ("harped on the deep differences")."""
    nouns = [clause.object, *(phrase for _, phrase in clause.obliques)]
    carried = [speech_act(phrase.lemma, "noun") for phrase in nouns if phrase is not None]
    if row.act in {"stress", "say", "discuss"}:
        if any(noun is not None and noun.act == "differ" for noun in carried):
            return "differ"
        if clause.complement is not None and _tells_of_differences(context.analysis.clauses[clause.complement]):
            return "differ"
    nobody = row.consent and clause.voice == "passive" and clause.oblique("by") is None
    return row.joint_act if (joint or nobody) and row.joint_act else row.act


def _tells_of_differences(clause: Clause) -> bool:
    """As in "(noted that) deep differences remained", "the two sides hold different views"."""
    if clause.polarity == "negative" or clause.modality != "fact" or clause.predicate not in LASTING:
        return False
    noun = clause.object or clause.subject
    if noun is None:
        return False
    row = speech_act(noun.lemma, "noun")
    return (row is not None and row.act == "differ") or (noun.lemma in VIEWS and bool(DIFFERENT & set(noun.adjectives)))


def _is_content(context: ReadingContext, clause: Clause, speech: Speech, found: dict[int, Speech]) -> bool:
    """Whether the clause is part of what somebody else is already reported to say, and no reported speech of its own.

    A complement with a finite verb and another speaker ("noted X's word that Y promised …") is speech of its own.
    """
    inner = clause
    for outer in context.ancestors(clause):
        governing = found.get(outer.index)
        if governing is not None and inner.role == "complement":
            if clause.quoted and _is_narration(context, governing, clause):
                return False
            others = {context.government(s) for s in speech.speakers} - {
                context.government(s) for s in governing.speakers
            }
            return not (others and clause.finite and speech.row.reported)
        inner = outer
    return False


def _resumed(context: ReadingContext, clause: Clause, found: dict[int, Speech]) -> Clause:
    """The clause, hung on the act of speech it goes on from where the parser hung it inside what is said.

    As in "offered to host X and | invited Y", where a past follows an infinitive, and "denied that the plans were
    old, and | urged Y", where a comma closes what is said.
    """
    if clause.role != "conjunct" or clause.parent is None or clause.quoted or not clause.subject_shared:
        return clause
    outer = context.analysis.clauses[clause.parent]
    lead = context.text((outer.verb[1], clause.core[0])) if outer.verb[1] < clause.core[0] else ""
    past = context.text(clause.verb).lower().endswith("ed") or clause.tense == "past"
    after_infinitive = outer.modality == "intention" and not outer.finite
    after_comma = outer.role == "complement" and outer.finite and AFTER_COMMA.search(lead) is not None
    governing = next((found[c.index] for c in context.ancestors(clause) if c.index in found), None)
    if not past or governing is None or not (after_infinitive or after_comma) or outer.index == governing.clause.index:
        return clause
    return replace(clause, parent=governing.clause.index, subject=governing.clause.subject)


def _is_narration(context: ReadingContext, frame: Speech, clause: Clause) -> bool:
    """Whether a clause stands in a quotation of several sentences that the frame brings in, as a readout does."""
    start, end = context.analysis.sentences[frame.clause.sentence]
    return any(
        holds(quote, clause.verb) and (quote[0] < start - MARK or quote[1] > end + MARK) for quote in frame.quotes
    )
