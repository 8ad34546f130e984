"""Repairs of the tree: each fires on the slip it is made for, and leaves alone what only looks like it."""

from __future__ import annotations

import copy

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from demarche.language.mending import REPORTED_SUBJECT_DISTANCE, mend
from demarche.language.tree import Tree, tree_of

VOCAB = spacy.blank("en").vocab


def tree(rows: str) -> Tree:
    """The tree of words `form lemma POS TAG head relation` between bars; heads are counted from 1, 0 is the root's."""
    cells = [word.split() for word in rows.split(" | ")]
    doc = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        tags=[c[3] for c in cells],
        heads=[int(c[4]) - 1 if c[4] != "0" else number for number, c in enumerate(cells)],
        deps=[c[5] if c[5] != "root" else "ROOT" for c in cells],
        sent_starts=[number == 0 for number in range(len(cells))],
    )
    return tree_of(doc, doc.text)


def links(parsed: Tree) -> set[str]:
    """Every word with its relation and its head: "Lavrov obl spoke"."""
    return {
        f"{form} {relation} {parsed.forms[head]}"
        for form, relation, head in zip(parsed.forms, parsed.relations, parsed.heads, strict=True)
    }


FIRES = {
    "a name in the genitive is no part of the noun's name": (
        (
            "Putin Putin PROPN NNP 3 compound | 's 's PART POS 1 case | call call NOUN NN 4 nsubj | "
            "ended end VERB VBD 0 root"
        ),
        {"Putin nmod:poss call"},
    ),
    "a name of two words in the genitive goes as one": (
        (
            "Vladimir Vladimir PROPN NNP 4 compound | Putin Putin PROPN NNP 1 flat | 's 's PART POS 2 case | "
            "call call NOUN NN 5 nsubj | ended end VERB VBD 0 root"
        ),
        {"Vladimir nmod:poss call", "Putin flat Vladimir"},
    ),
    "an -ing word with a that-clause is a verb": (
        (
            "Talks talk NOUN NNS 2 nsubj | ended end VERB VBD 0 root | with with ADP IN 5 case | "
            "London London PROPN NNP 5 compound | urging urging NOUN NN 2 obl | that that SCONJ IN 8 mark | "
            "Assad Assad PROPN NNP 8 nsubj | leaves leave VERB VBZ 5 acl"
        ),
        {"urging advcl ended", "London nsubj urging", "leaves ccomp urging"},
    ),
    "a verb with an article is a noun": (
        (
            "Biden Biden PROPN NNP 2 nsubj | received receive VERB VBD 0 root | a a DET DT 5 det | "
            "telephone telephone NOUN NN 5 nsubj | call call VERB VB 2 ccomp | from from ADP IN 7 case | "
            "Xi Xi PROPN NNP 5 obl"
        ),
        {"call obj received", "telephone compound call", "Xi nmod call"},
    ),
    "a report before what it reports governs it": (
        (
            "Officials official NOUN NNS 2 nsubj | maintain maintain VERB VBP 8 parataxis | , , PUNCT , 2 punct | "
            "however however ADV RB 8 advmod | , , PUNCT , 2 punct | that that SCONJ IN 8 mark | "
            "Syria Syria PROPN NNP 8 nsubj | fired fire VERB VBD 0 root"
        ),
        {"maintain ROOT maintain", "fired ccomp maintain", "Officials nsubj maintain", "however advmod fired"},
    ),
    "what stood before the report goes with it": (
        (
            "Today today NOUN NN 6 obl | officials official NOUN NNS 3 nsubj | "
            "maintain maintain VERB VBP 6 parataxis | that that SCONJ IN 6 mark | Syria Syria PROPN NNP 6 nsubj | "
            "fired fire VERB VBD 0 root"
        ),
        {"fired ccomp maintain", "Today obl maintain"},
    ),
    "a subject with a participle needs a verb": (
        (
            "The the DET DT 2 det | conversation conversation NOUN NN 0 root | focused focus VERB VBN 2 acl | "
            "on on ADP IN 5 case | Syria Syria PROPN NNP 3 obl | . . PUNCT . 2 punct"
        ),
        {"focused ROOT focused", "conversation nsubj focused", "Syria obl focused", ". punct focused"},
    ),
    "an object is no root beside a subject with a participle": (
        (
            "The the DET DT 2 det | leaders leader NOUN NNS 4 nsubj | discussed discuss VERB VBN 2 acl | "
            "trade trade NOUN NN 0 root | . . PUNCT . 4 punct"
        ),
        {"discussed ROOT discussed", "leaders nsubj discussed", "trade obj discussed"},
    ),
    "a time is no object, and the partner on it is the verb's": (
        (
            "Biden Biden PROPN NNP 2 nsubj | spoke speak VERB VBD 0 root | yesterday yesterday NOUN NN 2 obj | "
            "with with ADP IN 5 case | Lavrov Lavrov PROPN NNP 3 nmod"
        ),
        {"Lavrov obl spoke", "yesterday obl:unmarked spoke"},
    ),
    "a partner on the time after the means is the verb's": (
        (
            "Biden Biden PROPN NNP 2 nsubj | spoke speak VERB VBD 0 root | by by ADP IN 4 case | "
            "telephone telephone NOUN NN 2 obl | this this DET DT 6 det | "
            "afternoon afternoon NOUN NN 4 nmod:unmarked | with with ADP IN 8 case | Lavrov Lavrov PROPN NNP 6 nmod"
        ),
        {"Lavrov obl spoke", "afternoon nmod:unmarked telephone"},
    ),
    "a clause after a time is the verb's": (
        (
            "Biden Biden PROPN NNP 2 nsubj | spoke speak VERB VBD 0 root | on on ADP IN 4 case | "
            "Monday Monday PROPN NNP 2 obl | stressing stress VERB VBG 4 acl | unity unity NOUN NN 5 obj"
        ),
        {"stressing advcl spoke", "Monday obl spoke"},
    ),
    "a that-clause with a subject is what is said": (
        (
            "Blinken Blinken PROPN NNP 2 nsubj | spoke speak VERB VBD 0 root | "
            "emphasising emphasise VERB VBG 2 advcl | that that SCONJ IN 6 mark | Syria Syria PROPN NNP 6 nsubj | "
            "fired fire VERB VBD 3 advcl"
        ),
        {"fired ccomp emphasising", "emphasising advcl spoke"},
    ),
    "a that-clause on the name of whom is told is what is said": (
        (
            "Biden Biden PROPN NNP 2 nsubj | informed inform VERB VBD 0 root | Modi Modi PROPN NNP 2 obj | "
            "that that SCONJ IN 6 mark | Washington Washington PROPN NNP 6 nsubj | helps help VERB VBZ 3 acl:relcl"
        ),
        {"helps ccomp informed", "Modi obj informed"},
    ),
    "after a name that is no object of what is said": (
        (
            "Biden Biden PROPN NNP 2 nsubj | informed inform VERB VBD 0 root | Modi Modi PROPN NNP 2 obj | "
            "that that PRON WDT 6 obj | Washington Washington PROPN NNP 6 nsubj | intends intend VERB VBZ 3 acl:relcl"
        ),
        {"that mark intends", "intends ccomp informed"},
    ),
    "what the object of urging is to do is no purpose": (
        (
            "Berlin Berlin PROPN NNP 2 nsubj | urged urge VERB VBD 0 root | Kyiv Kyiv PROPN NNP 2 obj | "
            "to to PART TO 5 mark | act act VERB VB 2 advcl"
        ),
        {"act xcomp urged"},
    ),
    "nor what the party after a preposition is to do": (
        (
            "Chile Chile PROPN NNP 2 nsubj | called call VERB VBD 0 root | on on ADP IN 4 case | "
            "leaders leader NOUN NNS 2 obl | of of ADP IN 6 case | Mali Mali PROPN NNP 4 nmod | "
            "to to PART TO 8 mark | act act VERB VB 6 acl"
        ),
        {"act xcomp called"},
    ),
    "what goes with the party is no particle": (
        (
            "Chile Chile PROPN NNP 2 nsubj | called call VERB VBD 0 root | on on ADP RP 2 compound:prt | "
            "leaders leader NOUN NNS 2 obj | to to PART TO 6 mark | act act VERB VB 2 advcl"
        ),
        {"on case leaders", "leaders obl called", "act xcomp called"},
    ),
    "what somebody is unlikely to do": (
        (
            "Sudan Sudan PROPN NNP 3 nsubj | is be AUX VBZ 3 cop | unlikely unlikely ADJ JJ 0 root | "
            "to to PART TO 5 mark | act act VERB VB 3 advcl"
        ),
        {"act xcomp unlikely"},
    ),
    "what a passive asks for": (
        (
            "Peru Peru PROPN NNP 3 nsubj:pass | was be AUX VBD 3 aux:pass | asked ask VERB VBN 0 root | "
            "to to PART TO 5 mark | act act VERB VB 3 advcl"
        ),
        {"act xcomp asked"},
    ),
    "what is called for with a subject of its own": (
        (
            "Peru Peru PROPN NNP 2 nsubj | called call VERB VBD 0 root | for for SCONJ IN 6 mark | "
            "Mali Mali PROPN NNP 6 nsubj | to to PART TO 6 mark | act act VERB VB 2 advcl"
        ),
        {"act ccomp called"},
    ),
    "a that-clause on whoever is told is what is told": (
        (
            "He he PRON PRP 2 nsubj | informed inform VERB VBD 0 root | the the DET DT 4 det | "
            "president president NOUN NN 2 obj | that that SCONJ IN 7 mark | Peru Peru PROPN NNP 7 nsubj | "
            "signed sign VERB VBD 4 acl:relcl"
        ),
        {"signed ccomp informed"},
    ),
    "a that-clause on who says it is what is said": (
        (
            "It it PRON PRP 3 nsubj:pass | was be AUX VBD 3 aux:pass | stressed stress VERB VBN 0 root | "
            "by by ADP IN 6 case | the the DET DT 6 det | side side NOUN NN 3 obl:agent | "
            "that that SCONJ IN 9 mark | Peru Peru PROPN NNP 9 nsubj | signed sign VERB VBD 6 acl:relcl"
        ),
        {"signed ccomp stressed"},
    ),
    "a report that closes a sentence is no relative clause": (
        (
            "Rwanda Rwanda PROPN NNP 2 nsubj | has have VERB VBZ 0 root | troops troop NOUN NNS 2 obj | "
            "there there ADV RB 8 advmod | , , PUNCT , 2 punct | its its PRON PRP$ 7 nmod:poss | "
            "minister minister NOUN NN 8 nsubj | insisted insist VERB VBN 3 acl:relcl | . . PUNCT . 2 punct"
        ),
        {"insisted parataxis has", "there advmod troops"},
    ),
    "the finite verb after an opening participle heads the sentence": (
        (
            "Speaking speak VERB VBG 0 root | in in ADP IN 3 case | Vienna Vienna PROPN NNP 1 obl | "
            ", , PUNCT , 1 punct | the the DET DT 6 det | king king NOUN NN 1 obj | warned warn VERB VBD 1 xcomp | "
            "Iran Iran PROPN NNP 7 obj | . . PUNCT . 1 punct"
        ),
        {"warned ROOT warned", "Speaking advcl warned", "king nsubj warned", ". punct warned", "Vienna obl Speaking"},
    ),
    "also where it hangs on its own subject": (
        (
            "Having have AUX VBG 2 aux | visited visit VERB VBN 0 root | Kabul Kabul PROPN NNP 2 obj | "
            ", , PUNCT , 2 punct | the the DET DT 6 det | king king NOUN NN 2 obj | left leave VERB VBD 6 acl"
        ),
        {"left ROOT left", "visited advcl left", "king nsubj left"},
    ),
    "the one verb of a sentence is no attribute of its object": (
        (
            "Peru Peru PROPN NNP 0 root | and and CCONJ CC 3 cc | Chile Chile PROPN NNP 1 conj | "
            "discussed discuss VERB VBN 5 amod | trade trade NOUN NN 1 conj | and and CCONJ CC 7 cc | "
            "energy energy NOUN NN 1 conj | . . PUNCT . 1 punct"
        ),
        {"discussed ROOT discussed", "Peru nsubj discussed", "trade obj discussed", "energy conj trade"},
    ),
    "who follows the verb of an inverted report is its subject": (
        (
            "Yes yes INTJ UH 4 ccomp | , , PUNCT , 1 punct | \" \" PUNCT '' 1 punct | said say VERB VBD 0 root | "
            "Cameron Cameron PROPN NNP 4 obj"
        ),
        {"Cameron nsubj said"},
    ),
    "also where the comma stands after the mark": (
        (
            "Yes yes INTJ UH 4 ccomp | ” ” PUNCT '' 1 punct | , , PUNCT , 1 punct | said say VERB VBD 0 root | "
            "Cameron Cameron PROPN NNP 4 obj"
        ),
        {"Cameron nsubj said"},
    ),
    "what has a modal is a verb, and the name between them its subject": (
        "Will will AUX MD 3 aux | Togo Togo PROPN NNP 3 compound | sign sign NOUN NN 0 root | ? ? PUNCT . 3 punct",
        {"Togo nsubj sign"},
    ),
    "the one plural before a preposition or that is the verb": (
        (
            "The the DET DT 3 det | refusal refusal NOUN NN 3 compound | amounts amount NOUN NNS 0 root | "
            "to to ADP IN 6 case | a a DET DT 6 det | threat threat NOUN NN 3 nmod | . . PUNCT . 3 punct"
        ),
        {"The det refusal", "refusal nsubj amounts", "threat obl amounts"},
    ),
    "also where its subject has a phrase of its own": (
        (
            "The the DET DT 2 det | letter letter NOUN NN 5 nsubj | to to ADP IN 4 case | "
            "Lima Lima PROPN NNP 5 compound | amounts amount NOUN NNS 0 root | to to ADP IN 8 case | "
            "a a DET DT 8 det | threat threat NOUN NN 5 nmod | . . PUNCT . 5 punct"
        ),
        {"Lima nmod letter", "letter nsubj amounts", "threat obl amounts"},
    ),
    "what stands between two names is their verb": (
        (
            "Guterres Guterres PROPN NNP 0 root | invited invite VERB VBN 1 acl | Merkel Merkel PROPN NNP 1 appos | "
            "to to PART TO 5 mark | speak speak VERB VB 1 xcomp | . . PUNCT . 1 punct"
        ),
        {"Guterres nsubj invited", "Merkel obj invited", "speak xcomp invited"},
    ),
    "names with one comma and an and are a list": (
        (
            "Kenya Kenya PROPN NNP 6 nsubj | , , PUNCT , 1 punct | Uganda Uganda PROPN NNP 1 appos | "
            "and and CCONJ CC 5 cc | Rwanda Rwanda PROPN NNP 3 conj | agreed agree VERB VBD 0 root"
        ),
        {"Uganda conj Kenya", "Rwanda conj Kenya", "and cc Rwanda"},
    ),
    "of two subjects the one before the copula and that is the outer": (
        (
            "view view NOUN NN 6 nsubj | is be AUX VBZ 6 cop | that that SCONJ IN 6 mark | "
            "Nepal Nepal PROPN NNP 6 nsubj | is be AUX VBZ 6 cop | ready ready ADJ JJ 0 root"
        ),
        {"view nsubj:outer ready", "Nepal nsubj ready"},
    ),
    "an adverb between a verb and that is the verb's": (
        (
            "Oman Oman PROPN NNP 2 nsubj | said say VERB VBD 0 root | repeatedly repeatedly ADV RB 6 advmod | "
            "that that SCONJ IN 6 mark | it it PRON PRP 6 nsubj | agrees agree VERB VBZ 2 ccomp"
        ),
        {"repeatedly advmod said"},
    ),
}


@pytest.mark.parametrize(("rows", "expected"), FIRES.values(), ids=FIRES.keys())
def test_a_repair_fires(rows: str, expected: set[str]) -> None:
    parsed = tree(rows)
    assert not expected <= links(parsed)
    mended = mend(parsed)
    assert expected <= links(mended)
    assert_is_a_tree(mended)


@pytest.mark.parametrize(
    ("rows", "word", "part", "tag", "lemma"),
    [
        # what has a subject and no copula is a verb
        (
            "Both both DET DT 2 det | leaders leader NOUN NNS 3 nsubj | underscored underscored ADJ JJ 0 root",
            2,
            "VERB",
            "VBD",
            "underscore",
        ),
        # a verb with an article is a noun, with a noun's lemma
        (
            (
                "Biden Biden PROPN NNP 2 nsubj | held hold VERB VBD 0 root | "
                "separate separate ADJ JJ 4 amod | meetings meet VERB VBZ 2 ccomp"
            ),
            3,
            "NOUN",
            "NN",
            "meeting",
        ),
        # an -ing noun with a that-clause is a verb, with a verb's lemma
        (FIRES["an -ing word with a that-clause is a verb"][0], 4, "VERB", "VBG", "urge"),
        # a participle that is the verb of its sentence is in the past
        (FIRES["a subject with a participle needs a verb"][0], 2, "VERB", "VBD", "focus"),
        # a participle joined to a plain finite verb is finite
        (
            (
                "Lula Lula PROPN NNP 2 nsubj | opposes oppose VERB VBZ 0 root | it it PRON PRP 2 obj | "
                "and and CCONJ CC 5 cc | called call VERB VBN 2 conj"
            ),
            4,
            "VERB",
            "VBD",
            "call",
        ),
        # a participle on a noun with a subject of its own is finite
        (
            (
                "reports report NOUN NNS 0 root | that that SCONJ IN 4 mark | Peru Peru PROPN NNP 4 nsubj | "
                "published publish VERB VBN 1 acl"
            ),
            3,
            "VERB",
            "VBD",
            "publish",
        ),
        # a noun with a modal is a verb
        (FIRES["what has a modal is a verb, and the name between them its subject"][0], 2, "VERB", "VB", "sign"),
        # a plural that is the verb of its sentence is in the present
        (FIRES["the one plural before a preposition or that is the verb"][0], 2, "VERB", "VBZ", "amount"),
        # a past without a subject before a main clause is a participle
        (
            (
                "Asked ask VERB VBD 5 advcl | twice twice ADV RB 1 advmod | , , PUNCT , 5 punct | "
                "he he PRON PRP 5 nsubj | declined decline VERB VBD 0 root"
            ),
            0,
            "VERB",
            "VBN",
            "ask",
        ),
    ],
    ids=["verb", "noun", "participle", "past", "joined", "on a noun", "modal", "plural", "opening"],
)
def test_a_repair_changes_what_a_word_is(rows: str, word: int, part: str, tag: str, lemma: str) -> None:
    mended = mend(tree(rows))
    assert (mended.parts[word], mended.tags[word], mended.lemmas[word]) == (part, tag, lemma)


ALONE = {
    "a noun with a copula (it will be a sign)": (
        "It it PRON PRP 5 nsubj | will will AUX MD 5 aux | be be AUX VB 5 cop | a a DET DT 5 det | "
        "sign sign NOUN NN 0 root"
    ),
    "a plural without a full stop (The peace talks to end war)": (
        "The the DET DT 3 det | peace peace NOUN NN 3 compound | talks talk NOUN NNS 0 root | to to ADP IN 5 case | "
        "peace peace NOUN NN 3 nmod"
    ),
    "a plural beside a finite verb (The peace talks that end matter.)": (
        "The the DET DT 3 det | peace peace NOUN NN 3 compound | talks talk NOUN NNS 0 root | "
        "that that PRON WDT 5 nsubj | end end VERB VBP 3 acl:relcl | . . PUNCT . 3 punct"
    ),
    "a plural that no verb has for a form (The peace treaties to come.)": (
        "The the DET DT 3 det | peace peace NOUN NN 3 compound | treaties treaty NOUN NNS 0 root | "
        "to to PART TO 5 mark | come come VERB VB 3 acl | . . PUNCT . 3 punct"
    ),
    "a name explained and set off (Peru, Lima and Cusco, said)": (
        "Peru Peru PROPN NNP 7 nsubj | , , PUNCT , 1 punct | Lima Lima PROPN NNP 1 appos | and and CCONJ CC 5 cc | "
        "Cusco Cusco PROPN NNP 3 conj | , , PUNCT , 1 punct | said say VERB VBD 0 root"
    ),
    "a noun that explains a name (Peru, host and guest said)": (
        "Peru Peru PROPN NNP 6 nsubj | , , PUNCT , 1 punct | host host NOUN NN 1 appos | and and CCONJ CC 5 cc | "
        "guest guest NOUN NN 3 conj | said say VERB VBD 0 root"
    ),
    "one subject after that (said that Nepal is ready)": (
        "said say VERB VBD 0 root | that that SCONJ IN 5 mark | Nepal Nepal PROPN NNP 5 nsubj | "
        "is be AUX VBZ 5 cop | ready ready ADJ JJ 1 ccomp"
    ),
    "an adverb after that (said that probably Nepal agrees)": (
        "said say VERB VBD 0 root | that that SCONJ IN 5 mark | probably probably ADV RB 5 advmod | "
        "Nepal Nepal PROPN NNP 5 nsubj | agrees agree VERB VBZ 1 ccomp"
    ),
    "a genitive on a noun before it (a friend of Putin's)": (
        "friend friend NOUN NN 0 root | of of ADP IN 3 case | Putin Putin PROPN NNP 1 nmod | 's 's PART POS 3 case"
    ),
    "a name before a noun without a genitive (the Minsk talks)": (
        "Minsk Minsk PROPN NNP 2 compound | talks talk NOUN NNS 0 root"
    ),
    "a relative clause on an -ing noun (the meeting that ended)": (
        "London London PROPN NNP 2 compound | meeting meeting NOUN NN 0 root | that that PRON WDT 4 nsubj | "
        "ended end VERB VBD 2 acl:relcl"
    ),
    "a that-clause without a name before the noun (hopes that Syria wins)": (
        "hopes hope NOUN NNS 0 root | that that SCONJ IN 4 mark | Syria Syria PROPN NNP 4 nsubj | "
        "wins win VERB VBZ 1 acl"
    ),
    "an adjective with a copula (the leaders were concerned)": (
        "leaders leader NOUN NNS 3 nsubj | were be AUX VBD 3 cop | concerned concerned ADJ JJ 0 root"
    ),
    "an adjective of another form (all sides ready)": "sides side NOUN NNS 2 nsubj | ready ready ADJ JJ 0 root",
    "an -ed word without a subject (the armed forces)": "armed armed ADJ JJ 2 amod | forces force NOUN NNS 0 root",
    "a bare verb without an article (let Biden call)": (
        "let let VERB VB 0 root | Biden Biden PROPN NNP 3 nsubj | call call VERB VB 1 ccomp"
    ),
    "a verb with an auxiliary after a stray article (said all would stand)": (
        "Biden Biden PROPN NNP 2 nsubj | said say VERB VBD 0 root | all all DET DT 5 det | "
        "would would AUX MD 5 aux | stand stand VERB VB 2 ccomp"
    ),
    "a purpose of a verb that asks nobody (sent troops to act)": (
        "Chile Chile PROPN NNP 2 nsubj | sent send VERB VBD 0 root | troops troop NOUN NNS 2 obj | "
        "to to PART TO 5 mark | act act VERB VB 2 advcl"
    ),
    "a particle without a party (called off talks)": (
        "Chile Chile PROPN NNP 2 nsubj | called call VERB VBD 0 root | off off ADP RP 2 compound:prt | "
        "talks talk NOUN NNS 2 obj"
    ),
    "a purpose that says so (urged Kyiv in order to act)": (
        "Chile Chile PROPN NNP 2 nsubj | urged urge VERB VBD 0 root | Kyiv Kyiv PROPN NNP 2 obj | "
        "in in SCONJ IN 7 mark | order order NOUN NN 4 fixed | to to PART TO 7 mark | act act VERB VB 2 advcl"
    ),
    "an infinitive of the noun (urged efforts to act)": (
        "Chile Chile PROPN NNP 2 nsubj | urged urge VERB VBD 0 root | efforts effort NOUN NNS 2 obj | "
        "to to PART TO 5 mark | act act VERB VB 3 acl"
    ),
    "a purpose of what is begun (began talks to act)": (
        "Chile Chile PROPN NNP 2 nsubj | began begin VERB VBD 0 root | talks talk NOUN NNS 2 obj | "
        "to to PART TO 5 mark | act act VERB VB 2 advcl"
    ),
    "a relative clause on whoever is told (told the man that Peru sent)": (
        "He he PRON PRP 2 nsubj | told tell VERB VBD 0 root | the the DET DT 4 det | man man NOUN NN 2 obj | "
        "that that PRON WDT 7 obj | Peru Peru PROPN NNP 7 nsubj | sent send VERB VBD 4 acl:relcl"
    ),
    "a that-clause of the noun (dismissed the report that Peru signed)": (
        "He he PRON PRP 2 nsubj | dismissed dismiss VERB VBD 0 root | the the DET DT 4 det | "
        "report report NOUN NN 2 obj | that that SCONJ IN 7 mark | Peru Peru PROPN NNP 7 nsubj | "
        "signed sign VERB VBD 4 acl"
    ),
    "a relative clause at the end (has troops, which its minister mentioned)": (
        "Rwanda Rwanda PROPN NNP 2 nsubj | has have VERB VBZ 0 root | troops troop NOUN NNS 2 obj | "
        ", , PUNCT , 8 punct | which which PRON WDT 8 obj | its its PRON PRP$ 7 nmod:poss | "
        "minister minister NOUN NN 8 nsubj | mentioned mention VERB VBD 3 acl:relcl | . . PUNCT . 2 punct"
    ),
    "an attribute after an article (Peru and the discussed trade.)": (
        "Peru Peru PROPN NNP 0 root | and and CCONJ CC 5 cc | the the DET DT 5 det | "
        "discussed discuss VERB VBN 5 amod | trade trade NOUN NN 1 conj | . . PUNCT . 1 punct"
    ),
    "an opening participle without a main clause (Speaking in Vienna, the king)": (
        "Speaking speak VERB VBG 0 root | in in ADP IN 3 case | Vienna Vienna PROPN NNP 1 obl | "
        ", , PUNCT , 1 punct | the the DET DT 6 det | king king NOUN NN 1 obj"
    ),
    "a participle joined to a passive (was signed and ratified)": (
        "It it PRON PRP 3 nsubj:pass | was be AUX VBD 3 aux:pass | signed sign VERB VBN 0 root | "
        "and and CCONJ CC 5 cc | ratified ratify VERB VBN 3 conj"
    ),
    "an aside without that (Syria, officials say, fired)": (
        "Syria Syria PROPN NNP 6 nsubj | , , PUNCT , 4 punct | officials official NOUN NNS 4 nsubj | "
        "say say VERB VBP 6 parataxis | , , PUNCT , 4 punct | fired fire VERB VBD 0 root"
    ),
    "an aside after what it comments on (Syria fired, officials say)": (
        "that that SCONJ IN 3 mark | Syria Syria PROPN NNP 3 nsubj | fired fire VERB VBD 0 root | "
        "officials official NOUN NNS 5 nsubj | say say VERB VBP 3 parataxis"
    ),
    "an aside without a subject (to say it plainly, that Syria fired)": (
        "say say VERB VB 4 parataxis | that that SCONJ IN 4 mark | Syria Syria PROPN NNP 4 nsubj | "
        "fired fire VERB VBD 0 root"
    ),
    "an aside without a verb (officials certain that Syria fired)": (
        "officials official NOUN NNS 2 nsubj | certain certain ADJ JJ 5 parataxis | that that SCONJ IN 5 mark | "
        "Syria Syria PROPN NNP 5 nsubj | fired fire VERB VBD 0 root"
    ),
    "a headline has no verb and no full stop": (
        "The the DET DT 2 det | agreement agreement NOUN NN 0 root | reached reach VERB VBN 2 acl | "
        "in in ADP IN 5 case | Minsk Minsk PROPN NNP 3 obl"
    ),
    "a participle with an agent is one": (
        "The the DET DT 2 det | agreement agreement NOUN NN 0 root | reached reach VERB VBN 2 acl | "
        "by by ADP IN 5 case | Syria Syria PROPN NNP 3 obl | . . PUNCT . 2 punct"
    ),
    "a participle in a sentence with a copula is one": (
        "The the DET DT 2 det | agreement agreement NOUN NN 6 nsubj | reached reach VERB VBN 2 acl | "
        "was be AUX VBD 6 cop | a a DET DT 6 det | success success NOUN NN 0 root | . . PUNCT . 6 punct"
    ),
    "a participle in a sentence with a verb is one": (
        "The the DET DT 2 det | agreement agreement NOUN NN 4 nsubj | reached reach VERB VBN 2 acl | "
        "helped help VERB VBD 0 root | . . PUNCT . 4 punct"
    ),
    "another object is an object (met the minister with Lavrov)": (
        "Biden Biden PROPN NNP 2 nsubj | met meet VERB VBD 0 root | ministers minister NOUN NNS 2 obj | "
        "with with ADP IN 5 case | Lavrov Lavrov PROPN NNP 3 nmod"
    ),
    "what else hangs on a time stays (on the evening of Monday)": (
        "spoke speak VERB VBD 0 root | on on ADP IN 3 case | evening evening NOUN NN 1 obl | of of ADP IN 5 case | "
        "Monday Monday PROPN NNP 3 nmod"
    ),
    "a time before the verb keeps what hangs on it (the morning with Xi began)": (
        "morning morning NOUN NN 4 nsubj | with with ADP IN 3 case | Xi Xi PROPN NNP 1 nmod | "
        "began begin VERB VBD 0 root"
    ),
    "a condition is not what is said": (
        "agreed agree VERB VBD 0 root | if if SCONJ IN 4 mark | Syria Syria PROPN NNP 4 nsubj | "
        "fired fire VERB VBD 1 advcl"
    ),
    "a that-clause on a common noun belongs to it (dropped plans that Syria fired)": (
        "dropped drop VERB VBD 0 root | plans plan NOUN NNS 1 obj | that that SCONJ IN 5 mark | "
        "Syria Syria PROPN NNP 5 nsubj | fired fire VERB VBD 2 acl"
    ),
    "a that-clause where something else is said already": (
        "said say VERB VBD 0 root | Syria Syria PROPN NNP 3 nsubj | wins win VERB VBZ 1 ccomp | "
        "that that SCONJ IN 6 mark | Iran Iran PROPN NNP 6 nsubj | loses lose VERB VBZ 1 advcl"
    ),
    "a relative pronoun after a common noun is an object (plans that Syria supports)": (
        "saw see VERB VBD 0 root | plans plan NOUN NNS 1 obj | that that PRON WDT 5 obj | "
        "Syria Syria PROPN NNP 5 nsubj | supports support VERB VBZ 2 acl:relcl"
    ),
    "an object after a verb that no quotation precedes (Then told Cameron)": (
        "Then then ADV RB 2 advmod | told tell VERB VBD 0 root | Cameron Cameron PROPN NNP 2 obj"
    ),
    "an object beside a subject (…, “he told Cameron)": (
        "Yes yes INTJ UH 4 ccomp | \" \" PUNCT '' 1 punct | he he PRON PRP 4 nsubj | told tell VERB VBD 0 root | "
        "Cameron Cameron PROPN NNP 4 obj"
    ),
    "an object beside a subject before the quotation (She “yes” told Cameron)": (
        "She she PRON PRP 4 nsubj | Yes yes INTJ UH 4 ccomp | \" \" PUNCT '' 2 punct | told tell VERB VBD 0 root | "
        "Cameron Cameron PROPN NNP 4 obj"
    ),
    "an object of a participle (…, “telling Cameron)": (
        "Yes yes INTJ UH 0 root | \" \" PUNCT '' 1 punct | telling tell VERB VBG 1 advcl | "
        "Cameron Cameron PROPN NNP 3 obj"
    ),
    "an object far from the verb": (
        "Yes yes INTJ UH 3 ccomp | \" \" PUNCT '' 1 punct | said say VERB VBD 0 root | "
        + "so so ADV RB 3 advmod | " * REPORTED_SUBJECT_DISTANCE
        + "words word NOUN NNS 3 obj"
    ),
}


@pytest.mark.parametrize("rows", ALONE.values(), ids=ALONE.keys())
def test_what_only_looks_like_a_slip_is_left_alone(rows: str) -> None:
    parsed = tree(rows)
    before = copy.deepcopy(parsed)
    assert mend(parsed) == before


def assert_is_a_tree(parsed: Tree) -> None:
    """Every word hangs on the word that has it for a child, and every way up ends at a root."""
    for word, head in enumerate(parsed.heads):
        assert [word in children for children in parsed.children].count(True) == (0 if head == word else 1)
        assert head == word or word in parsed.children[head]
        seen = {word}
        while parsed.heads[head] != head:
            assert head not in seen
            seen.add(head)
            head = parsed.heads[head]  # noqa: PLW2901  the walk starts where the loop stands
    assert all(children == sorted(children) for children in parsed.children)


RELATIONS = (
    "nsubj obj obl nmod compound flat det amod case mark aux cop ccomp xcomp advcl acl acl:relcl parataxis punct conj "
    "nmod:poss advmod"
)
KINDS = (
    "that that SCONJ IN|London London PROPN NNP|urging urging NOUN NN|underscored underscored ADJ JJ|call call VERB VB|"
    "said say VERB VBD|stressing stress VERB VBG|reached reach VERB VBN|today today NOUN NN|with with ADP IN|"
    "the the DET DT|'s 's PART POS|\" \" PUNCT ''|, , PUNCT ,|. . PUNCT .|talks talk NOUN NNS|was be AUX VBD|"
    "visit visit NOUN NN|to to ADP IN|will will AUX MD"
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any tree over the words and relations that the repairs look at."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: -1} | {order[n]: order[draw(st.integers(0, n - 1))] for n in range(1, count)}
    rows = []
    for word in range(count):
        relation = "root" if heads[word] < 0 else draw(st.sampled_from(RELATIONS.split()))
        rows.append(f"{draw(st.sampled_from(KINDS.split('|')))} {heads[word] + 1} {relation}")
    return tree(" | ".join(rows))


@given(trees())
def test_a_mended_tree_is_a_tree(parsed: Tree) -> None:
    before = copy.deepcopy(parsed)
    mended = mend(parsed)
    assert_is_a_tree(mended)
    # words neither come nor go nor move
    assert (mended.forms, mended.starts, mended.ends) == (before.forms, before.starts, before.ends)
    assert mended.sentences == before.sentences
