"""Clauses and phrases, built from trees given by hand so that no model stands between the text and the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from demarche.language.clauses import clauses_of
from demarche.language.mending import mend
from demarche.language.quotations import quotations
from demarche.language.tree import tree_of

if TYPE_CHECKING:
    from demarche.language.clause import Clause

VOCAB = spacy.blank("en").vocab


def clauses(*rows: str) -> tuple[str, tuple[Clause, ...]]:
    """Clauses of a sentence given as rows `form lemma POS TAG head relation`, heads counted from 1, 0 for the root."""
    cells = [row.split() for row in rows]
    forms = [c[0] for c in cells]
    doc = Doc(
        VOCAB,
        words=forms,
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        tags=[c[3] for c in cells],
        heads=[int(c[4]) - 1 if c[4] != "0" else number for number, c in enumerate(cells)],
        deps=[c[5] if c[5] != "root" else "ROOT" for c in cells],
        sent_starts=[number == 0 for number in range(len(cells))],
    )
    text = doc.text
    quoted = quotations(text, ((0, len(text)),))
    return text, clauses_of(mend(tree_of(doc, text)), quoted)


def test_conjoined_predicates_share_the_subject() -> None:
    text, (thanked, stressed) = clauses(
        "Zelenskyy Zelenskyy PROPN NNP 2 nsubj",
        "thanked thank VERB VBD 0 root",
        "Biden Biden PROPN NNP 2 obj",
        "and and CCONJ CC 5 cc",
        "stressed stress VERB VBD 2 conj",
        "unity unity NOUN NN 5 obj",
    )
    assert stressed.subject is not None
    assert stressed.subject.text == "Zelenskyy"
    assert stressed.subject_shared
    # each predicate keeps to its own words
    assert text[slice(*thanked.core)] == "Zelenskyy thanked Biden"
    assert text[slice(*stressed.core)] == "stressed unity"


def test_object_control_and_modality() -> None:
    _, (urged, step) = clauses(
        "London London PROPN NNP 2 nsubj",
        "urged urge VERB VBD 0 root",
        "Assad Assad PROPN NNP 2 obj",
        "to to PART TO 5 mark",
        "step step VERB VB 2 xcomp",
        "down down ADP RP 5 compound:prt",
    )
    assert urged.complement == step.index
    assert step.predicate == "step down"
    assert step.subject is not None
    assert step.subject.text == "Assad"
    assert step.modality == "intention"
    assert not step.finite


def test_passive_with_agent() -> None:
    _, (clause,) = clauses(
        "Palmyra Palmyra PROPN NNP 3 nsubj:pass",
        "was be AUX VBD 3 aux:pass",
        "captured capture VERB VBN 0 root",
        "by by ADP IN 5 case",
        "IS IS PROPN NNP 3 obl",
    )
    agent = clause.oblique("by")
    assert clause.voice == "passive"
    assert agent is not None
    assert agent.text == "IS"


def test_negation_by_determiner() -> None:
    _, (clause,) = clauses(
        "No no DET DT 2 det",
        "decision decision NOUN NN 5 nsubj:pass",
        "has have AUX VBZ 5 aux",
        "been be AUX VBN 5 aux:pass",
        "made make VERB VBN 0 root",
    )
    assert clause.polarity == "negative"
    assert clause.tense == "past"


def test_members_of_a_list_and_phrases_on_a_noun() -> None:
    _, (clause,) = clauses(
        "Putin Putin PROPN NNP 2 nsubj",
        "had have VERB VBD 0 root",
        "calls call NOUN NNS 2 obj",
        "with with ADP IN 5 case",
        "Macron Macron PROPN NNP 3 nmod",
        "and and CCONJ CC 7 cc",
        "Scholz Scholz PROPN NNP 5 conj",
    )
    assert clause.object is not None
    partner = clause.object.modifier("with")
    assert partner is not None
    assert [member.text for member in partner.members] == ["Macron", "Scholz"]


def test_a_time_is_no_object() -> None:
    # the parser takes "today" for the object and hangs the partner on it
    _, (clause,) = clauses(
        "Biden Biden PROPN NNP 2 nsubj",
        "spoke speak VERB VBD 0 root",
        "today today NOUN NN 2 obj",
        "with with ADP IN 5 case",
        "Lavrov Lavrov PROPN NNP 3 nmod",
    )
    assert clause.object is None
    partner = clause.oblique("with")
    assert partner is not None
    assert partner.text == "Lavrov"


def test_the_subject_of_an_inverted_report() -> None:
    # the parser takes the speaker after "said" for its object
    _, parsed = clauses(
        '" " PUNCT `` 3 punct',
        "We we PRON PRP 3 nsubj",
        "agree agree VERB VBP 6 ccomp",
        ", , PUNCT , 3 punct",
        "\" \" PUNCT '' 3 punct",
        "said say VERB VBD 0 root",
        "Cameron Cameron PROPN NNP 6 obj",
    )
    said = parsed[-1]
    assert said.object is None
    assert said.subject is not None
    assert said.subject.text == "Cameron"
    assert parsed[0].quoted
    assert not said.quoted


def test_a_that_clause_hung_on_a_name_is_what_is_said() -> None:
    _, (informed, intends) = clauses(
        "Biden Biden PROPN NNP 2 nsubj",
        "informed inform VERB VBD 0 root",
        "Zelenskyy Zelenskyy PROPN NNP 2 obj",
        "that that SCONJ IN 6 mark",
        "Washington Washington PROPN NNP 6 nsubj",
        "helps help VERB VBZ 3 acl:relcl",
    )
    assert informed.complement == intends.index
    assert intends.role == "complement"
    assert informed.object is not None
    assert informed.object.text == "Zelenskyy"


def test_a_conjunct_in_the_simple_past_leaves_a_perfect_complement() -> None:
    # "noted that talks had stalled and urged …": the perfect's "had" would have to serve "urged" too
    _, (noted, stalled, urged) = clauses(
        "Merkel Merkel PROPN NNP 2 nsubj",
        "noted note VERB VBD 0 root",
        "that that SCONJ IN 6 mark",
        "talks talk NOUN NNS 6 nsubj",
        "had have AUX VBD 6 aux",
        "stalled stall VERB VBN 2 ccomp",
        "and and CCONJ CC 8 cc",
        "urged urge VERB VBD 6 conj",
        "calm calm NOUN NN 8 obj",
    )
    assert stalled.parent == noted.index
    assert urged.parent == noted.index
    assert urged.subject is not None
    assert urged.subject.text == "Merkel"


def test_a_report_set_in_as_an_aside_governs() -> None:
    text, (says, closed) = clauses(
        "The the DET DT 2 det",
        "border border NOUN NN 8 nsubj",
        ", , PUNCT , 5 punct",
        "Uganda Uganda PROPN NNP 5 nsubj",
        "says say VERB VBZ 8 parataxis",
        ", , PUNCT , 5 punct",
        "is be AUX VBZ 8 cop",
        "closed closed ADJ JJ 0 root",
    )
    assert (says.role, says.parent, says.complement) == ("root", None, closed.index)
    assert (closed.role, closed.parent) == ("complement", says.index)
    assert text[slice(*says.span)] == text.strip()


def test_an_aside_that_reports_nothing_stays_one() -> None:
    _, (closed, hope) = clauses(
        "Borders border NOUN NNS 2 nsubj",
        "close close VERB VBP 0 root",
        ", , PUNCT , 5 punct",
        "we we PRON PRP 5 nsubj",
        "tell tell VERB VBP 2 parataxis",
        "everybody everybody PRON NN 5 obj",
    )
    assert (closed.role, closed.complement) == ("root", None)
    assert (hope.role, hope.parent, hope.complement) == ("parataxis", closed.index, None)


def test_promising_binds_who_promises() -> None:
    _, (promised, deliver) = clauses(
        "Warsaw Warsaw PROPN NNP 2 nsubj",
        "promised promise VERB VBD 0 root",
        "Kyiv Kyiv PROPN NNP 2 obj",
        "to to PART TO 5 mark",
        "deliver deliver VERB VB 2 xcomp",
    )
    assert promised.complement == deliver.index
    assert deliver.subject is not None
    assert deliver.subject.text == "Warsaw"


def test_a_relative_pronoun_stands_for_its_noun_as_an_object() -> None:
    _, (rejected, published) = clauses(
        "Peru Peru PROPN NNP 2 nsubj",
        "rejected reject VERB VBD 0 root",
        "reports report NOUN NNS 2 obj",
        "that that PRON WDT 6 obj",
        "Chile Chile PROPN NNP 6 nsubj",
        "published publish VERB VBD 3 acl:relcl",
    )
    assert rejected.object is not None
    assert published.object is not None
    assert published.object.lemma == "report"


def test_a_conjunct_in_the_past_leaves_a_present_complement() -> None:
    # "reiterated that X has … and emphasized": the parser joins "emphasized" to "has"
    _, (reiterated, has, emphasized) = clauses(
        "Blinken Blinken PROPN NNP 2 nsubj",
        "reiterated reiterate VERB VBD 0 root",
        "that that SCONJ IN 5 mark",
        "Moscow Moscow PROPN NNP 5 nsubj",
        "has have VERB VBZ 2 ccomp",
        "means mean NOUN NNS 5 obj",
        "and and CCONJ CC 8 cc",
        "emphasized emphasize VERB VBD 5 conj",
        "unity unity NOUN NN 8 obj",
    )
    assert has.parent == reiterated.index
    assert emphasized.parent == reiterated.index
    assert emphasized.subject is not None
    assert emphasized.subject.text == "Blinken"


def test_what_it_stands_for_is_what_is_said() -> None:
    _, (decided, resume) = clauses(
        "It it PRON PRP 3 expl",
        "was be AUX VBD 3 aux:pass",
        "decided decide VERB VBN 0 root",
        "that that SCONJ IN 7 mark",
        "flights flight NOUN NNS 7 nsubj",
        "would would AUX MD 7 aux",
        "resume resume VERB VB 3 csubj:pass",
    )
    assert decided.subject is not None
    assert (decided.subject.text, decided.complement, decided.voice) == ("It", resume.index, "passive")


def test_of_two_subjects_and_verb_groups_the_inner_counts() -> None:
    _, (ready,) = clauses(
        "Lima's Lima's NOUN NN 2 nmod:poss",
        "view view NOUN NN 9 nsubj:pass",
        "would would AUX MD 9 aux",
        "not not PART RB 9 advmod",
        "be be AUX VB 9 cop",
        "that that SCONJ IN 9 mark",
        "Nepal Nepal PROPN NNP 9 nsubj:pass",
        "is be AUX VBZ 9 cop",
        "disinclined disinclined ADJ VBN 0 root",
    )
    assert ready.subject is not None
    assert (ready.subject.text, ready.modality, ready.tense, ready.voice) == ("Nepal", "fact", "present", "active")
    # what is not so is denied by whichever verb group says it
    assert ready.polarity == "negative"
