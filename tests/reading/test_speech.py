"""Acts of speech: which clauses tell of one, who speaks, what was said and how far the quoted words reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from demarche.reading.company import Company, company_of
from demarche.reading.contacts import contacts_of
from demarche.reading.speech import find_speech
from demarche.reading.speech_rows import lexicon_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.reading.context import ReadingContext

    ContextFor = Callable[..., ReadingContext]

Told = tuple[str, str, str]


def told(context: ReadingContext) -> list[Told]:
    """Act, speakers (with a plus where they speak jointly) and the text of every act of speech."""
    return [
        (speech.act, " ".join(speech.speakers) + "+" * speech.joint, context.text(speech.span))
        for speech in find_speech(context)
    ]


ONE = [
    # a verb of the lexicon with its subject
    (
        "Kenya denied that Uganda had closed the border.",
        ("deny", "KEN", "Kenya denied that Uganda had closed the border"),
    ),
    (
        "Narendra Modi thanked Canada for its help.",
        ("welcome", "narendra-modi", "Narendra Modi thanked Canada for its help"),
    ),
    ("Canada urged Iran to release the prisoners.", ("ask", "CAN", "Canada urged Iran to release the prisoners")),
    ("China warned that it would respond.", ("warn", "CHN", "China warned that it would respond")),
    ("India offered to mediate.", ("propose", "IND", "India offered to mediate")),
    (
        "South Korea committed to protect the climate.",
        ("commit", "KOR", "South Korea committed to protect the climate"),
    ),
    # a verb with its preposition
    ("Japan insisted on a ceasefire.", ("ask", "JPN", "Japan insisted on a ceasefire")),
    # a support verb with its noun: the noun says which act it is
    (
        "Australia expressed concern about the situation in Myanmar.",
        ("concern", "AUS", "Australia expressed concern about the situation in Myanmar"),
    ),
    (
        "Canada expressed condolences to Norway.",
        ("congratulate", "CAN", "Canada expressed condolences to Norway"),
    ),
    # a fixed phrase
    ("Egypt took stock of the talks.", ("discuss", "EGY", "Egypt took stock of the talks")),
    # an adjective in predicate place
    ("Egypt was concerned about the dam.", ("concern", "EGY", "Egypt was concerned about the dam")),
    ("Egypt is ready to host the talks.", ("propose", "EGY", "Egypt is ready to host the talks")),
    # telling of a disagreement is differing
    ("Japan stressed its disagreement with China.", ("differ", "JPN", "Japan stressed its disagreement with China")),
    # a negated act is still told
    ("Brazil did not condemn the attack.", ("condemn", "BRA", "Brazil did not condemn the attack")),
    # two sides in one subject speak with one voice
    (
        "Malaysia and Thailand agreed to reopen the border.",
        ("agree", "MYS THA+", "Malaysia and Thailand agreed to reopen the border"),
    ),
    ("Turkey and Greece disagreed on the border.", ("differ", "TUR GRC+", "Turkey and Greece disagreed on the border")),
    # with whom something is discussed speaks as well
    (
        "Japan discussed the energy sector with India.",
        ("discuss", "JPN IND+", "Japan discussed the energy sector with India"),
    ),
    ("Japan held talks with Australia on trade.", ("discuss", "JPN AUS+", "Japan held talks with Australia on trade")),
    # but who is thanked does not
    ("Japan thanked Australia.", ("welcome", "JPN", "Japan thanked Australia")),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_one_act_of_speech(context_for: ContextFor, text: str, expected: Told) -> None:
    assert told(context_for(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # no word of the lexicon
        "Egypt built a dam.",
        # a question tells of no speech
        "Did Sweden condemn the attack?",
        "Who condemned the attack?",
        # nor does what may happen, will happen, would happen or is wanted
        "Sweden may condemn the attack.",
        "Sweden will condemn the attack.",
        "Sweden wants to condemn the attack.",
        "If Sweden condemned the attack, Norway would follow.",
        # nobody is known who spoke
        "Experts condemned the attack.",
        # what cannot speak did not
        "The Minsk agreements condemned the attack.",
        # a contact without a topic is a contact and no statement
        "Japan held talks with Australia.",
        "Japan spoke to India.",
        "Erna Solberg met Sauli Niinistö.",
        # the first person of a transcript: saying is no news, the words themselves are there
        "I told Sweden that the road was open.",
        "We discussed the road with Sweden.",
    ],
)
def test_no_act_of_speech(context_for: ContextFor, text: str) -> None:
    assert told(context_for(text, side="NOR")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # acts of one's own stay acts in the first person
        ("We condemn the attack on Kharkiv.", ("condemn", "NOR", "We condemn the attack on Kharkiv")),
        ("We urge Iran to release the prisoners.", ("ask", "NOR", "We urge Iran to release the prisoners")),
    ],
)
def test_the_first_person_acts_for_the_publishers_side(context_for: ContextFor, text: str, expected: Told) -> None:
    assert told(context_for(text, side="NOR")) == [expected]


WEAK = [
    # a weak verb of saying with a that-clause
    ("Sweden believes that the plan is good.", [("say", "SWE", "Sweden believes that the plan is good")]),
    # without one it tells of a thought or a possession
    ("Sweden believes in the plan.", []),
    ("Sweden holds the presidency.", []),
    # with a quotation it is speech again
    ("“The plan is good,” replied Sweden.", [("say", "SWE", "“The plan is good,” replied Sweden")]),
    ("Sweden replied: “A good plan.”", [("say", "SWE", "Sweden replied: “A good plan.”")]),
    ("Sweden replied at once.", []),
    # another weak verb in the past is an act that was done
    ("Sweden supported the proposal.", [("welcome", "SWE", "Sweden supported the proposal")]),
    # in the present it is a state
    ("Sweden supports the proposal.", []),
    ("Sweden considers the plan.", []),
]


@pytest.mark.parametrize(("text", "expected"), WEAK, ids=[text for text, _ in WEAK])
def test_weak_verbs(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text)) == expected


PASSIVES = [
    # the agent speaks
    ("The proposal was welcomed by Norway.", [("welcome", "NOR", "The proposal was welcomed by Norway")]),
    (
        "The attack was condemned by Sweden and Norway.",
        [("condemn", "SWE NOR+", "The attack was condemned by Sweden and Norway")],
    ),
    # without an agent the talk itself is told, by nobody and not jointly
    ("The ceasefire in Libya was discussed.", [("discuss", "", "The ceasefire in Libya was discussed")]),
    ("It was noted that trade had grown.", [("say", "", "It was noted that trade had grown")]),
    ("It was stressed that the talks would go on.", [("stress", "", "It was stressed that the talks would go on")]),
    ("Concern was expressed about the attack.", [("concern", "", "Concern was expressed about the attack")]),
    (
        "Particular attention was paid to the energy sector.",
        [("discuss", "", "Particular attention was paid to the energy sector")],
    ),
    # of acts that befall somebody a passive tells only his fate
    ("France was asked to leave.", []),
    ("Sweden was accused of theft.", []),
    ("Sweden was promised a road.", []),
    # "was announced" tells of the thing, unless "it" stands for what was said
    ("The road was announced.", []),
    ("It was reported that trade had grown.", [("say", "", "It was reported that trade had grown")]),
    # what was not done was not said
    ("The attack was not condemned.", []),
    # a fact, a hope, a topic may be what was noted, expressed, touched upon
    ("The role of Ghana was noted.", [("say", "", "The role of Ghana was noted")]),
    (
        "Hope was expressed that the talks would go on.",
        [("say", "", "Hope was expressed that the talks would go on")],
    ),
    ("Trade was touched upon.", [("discuss", "", "Trade was touched upon")]),
    # what nobody in particular decided was agreed
    ("It was decided that the talks would go on.", [("agree", "", "It was decided that the talks would go on")]),
    # who took the initiative has said nothing yet
    ("The call was requested by the Iranian side.", []),
    ("The conversation was initiated by Peru.", []),
]


@pytest.mark.parametrize(("text", "expected"), PASSIVES, ids=[text for text, _ in PASSIVES])
def test_passives(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text)) == expected


SEVERAL = [
    # verbs that share a subject are an act each, with its own words
    (
        "Mario Draghi thanked Israel and stressed the role of Italy.",
        [
            ("welcome", "mario-draghi", "Mario Draghi thanked Israel"),
            ("stress", "mario-draghi", "stressed the role of Italy"),
        ],
    ),
    # what another side is reported to have said is an act of its own
    (
        "Ghana said that Togo had denied the attack.",
        [
            ("say", "GHA", "Ghana said that Togo had denied the attack"),
            ("deny", "TGO", "that Togo had denied the attack"),
        ],
    ),
    # but one's own reported word is only the content of the first
    ("Chile said that it condemned the attack.", [("say", "CHL", "Chile said that it condemned the attack")]),
    # a demand is no reported speech: what is demanded is not told as done
    (
        "Canada asked Iran to condemn the attack.",
        [("ask", "CAN", "Canada asked Iran to condemn the attack")],
    ),
]


SEVERAL += [
    # a parser that hangs the next act inside the first does not lengthen its proof
    (
        "Chile noted the importance of the road and thanked Peru for its help.",
        [
            ("say", "CHL", "Chile noted the importance of the road"),
            ("welcome", "CHL", "thanked Peru for its help"),
        ],
    ),
]

SEVERAL += [
    # what is said may come before who says it
    (
        "China opposes unilateral sanctions, Wang Yi added.",
        [("say", "wang-yi", "China opposes unilateral sanctions, Wang Yi added")],
    ),
    # "went on to" does what the infinitive says
    (
        "Kenya went on to stress the role of trade.",
        [("stress", "KEN", "Kenya went on to stress the role of trade")],
    ),
    # a past after a comma goes on with the first verb, whatever the parser hangs it on
    (
        "Peru denied that the plans sprang from fear of Chile, and urged Bolivia to join.",
        [
            ("deny", "PER", "Peru denied that the plans sprang from fear of Chile"),
            ("ask", "PER", "urged Bolivia to join"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_acts_beside_and_within_each_other(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text)) == expected


QUOTED = [
    # a quotation before the verb
    ("“Kenya will keep its border open,” said Uhuru Kenyatta.", ["“Kenya will keep its border open,”"]),
    # after it, with a colon or a comma
    ("Uhuru Kenyatta said: “Kenya will keep its border open.”", ["“Kenya will keep its border open.”"]),
    ('Uhuru Kenyatta said, "Kenya will keep its border open."', ['"Kenya will keep its border open."']),
    # on both sides of it
    ("“Kenya,” Uhuru Kenyatta said, “will keep its border open.”", ["“Kenya,”", "“will keep its border open.”"]),
    # inside what is said
    ("Sweden said that the “red line” had been crossed.", ["“red line”"]),
    # a full stop ends the frame: the next quotation is not framed by this verb
    ("“Kenya is open,” said Uhuru Kenyatta. “We want peace.”", ["“Kenya is open,”"]),
    # without a quotation there is none
    ("Uhuru Kenyatta said that Kenya was open.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED, ids=[text for text, _ in QUOTED])
def test_quotations_that_a_verb_frames(context_for: ContextFor, text: str, expected: list[str]) -> None:
    context = context_for(text)
    (speech,) = find_speech(context)
    assert [context.text(quote) for quote in speech.quotes] == expected
    # the proof holds the quoted words whole
    assert all(speech.span[0] <= start and end <= speech.span[1] for start, end in speech.quotes)


def test_speech_within_a_quotation_is_not_told_apart(context_for: ContextFor) -> None:
    text = "“I thank Canada and condemn the attack,” said Antony Blinken."
    assert told(context_for(text)) == [("say", "antony-blinken", text.removesuffix("."))]


@pytest.mark.parametrize("spokesperson", ["A spokesperson", "The spokesperson of Norway"])
def test_a_spokesperson_narrates_in_one_long_quotation(context_for: ContextFor, spokesperson: str) -> None:
    # in the third person and the past each sentence is told, and the frame falls away
    text = (
        f"{spokesperson} said: “The leaders met in Oslo. Sweden stressed the importance of trade. "
        "Canada thanked Sweden for its help.”"
    )
    assert told(context_for(text)) == [
        ("stress", "SWE", "Sweden stressed the importance of trade"),
        ("welcome", "CAN", "Canada thanked Sweden for its help"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # in the present the spokesperson speaks for himself
        "The spokesperson of Norway said: “Sweden welcomes the proposal.”",
        # and so he does in the first person
        "The spokesperson of Norway said: “We welcomed the proposal.”",
    ],
)
def test_a_spokesperson_who_narrates_nothing(context_for: ContextFor, text: str) -> None:
    assert told(context_for(text)) == [("say", "NOR", text)]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        # the object of the verb
        ("Canada urged Iran to release the prisoners.", "IRN"),
        ("Ghana told Togo that the port was closed.", "TGO"),
        # after "to" and "on"
        ("Ghana pointed out to Togo that the port was closed.", "TGO"),
        ("Canada called on Iran to stop.", "IRN"),
        # whom a passive tells to have been addressed
        ("Norway was thanked by Sweden for its help.", "NOR"),
        # after "to" on the noun of a support verb
        ("France pledged support to Jordan.", "JOR"),
        # nobody is addressed
        ("Kenya denied that Uganda had closed the border.", ""),
        # a partner who speaks himself is not spoken to
        ("Japan discussed the energy sector with India.", ""),
    ],
)
def test_addressees(context_for: ContextFor, text: str, addressees: str) -> None:
    (speech,) = find_speech(context_for(text))
    assert speech.addressees == tuple(addressees.split())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # what is said, wanted or denied
        ("Kenya denied that Uganda had closed the border.", "that Uganda had closed the border"),
        ("Canada urged Iran to release the prisoners.", "to release the prisoners"),
        # without a complement what follows the verb
        ("Joe Biden condemned the attack on Kharkiv.", " the attack on Kharkiv"),
        # a quotation that comes first
        ("“Kenya will keep its border open,” said Uhuru Kenyatta.", "“Kenya will keep its border open,”"),
        # what a passive with an agent tells of
        ("The attack on Kharkiv was condemned by Sweden.", "The attack on Kharkiv"),
        # where nothing follows the verb the whole clause
        ("The ceasefire in Libya was discussed.", "The ceasefire in Libya was discussed"),
    ],
)
def test_content(context_for: ContextFor, text: str, content: str) -> None:
    context = context_for(text)
    (speech,) = find_speech(context)
    assert context.text(speech.content) == content


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # the verb alone
        ("Sweden stressed the importance of trade.", ("stress", "verb")),
        # the preposition is more particular than the verb
        ("Narendra Modi thanked Canada for its help.", ("thank for", "verb+preposition")),
        # the noun more than either
        ("Australia expressed concern about the situation.", ("express|concern", "light")),
        # in a passive the noun is the subject
        ("Concern was expressed about the situation.", ("express|concern", "light")),
        # a fixed phrase goes before all
        ("Egypt took stock of the talks.", ("take stock of", "phrase")),
        # the complement of a copula is looked up as an adjective only
        ("Egypt was concerned about the dam.", ("concerned", "adjective")),
        # the same verb with another noun is no phrase and no act
        ("Egypt took part in the talks.", None),
        ("Egypt built a dam.", None),
    ],
)
def test_the_most_particular_row_of_the_lexicon_decides(
    context_for: ContextFor, text: str, row: tuple[str, str] | None
) -> None:
    context = context_for(text)
    (clause,) = context.analysis.clauses
    found = lexicon_row(context, clause)
    assert (found and (found.lemma, found.construction)) == row


def test_a_joint_subject_may_make_another_act(context_for: ContextFor) -> None:
    # one side speaks about something, both sides discuss it
    one, both = context_for("Japan spoke about the dam."), context_for("Japan and India spoke about the dam.")
    assert [speech.act for speech in find_speech(one)] == ["say"]
    assert [(speech.act, speech.joint) for speech in find_speech(both)] == [("discuss", True)]


def test_two_people_of_one_side_speak_apart(context_for: ContextFor) -> None:
    context = context_for("Joe Biden and Antony Blinken condemned the attack.")
    (speech,) = find_speech(context)
    assert speech.speakers == ("joe-biden", "antony-blinken")
    assert not speech.joint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the phrase names who says what the clause tells
        ("According to Chile, the road is open.", [("say", "CHL", "According to Chile, the road is open")]),
        ("In the view of Chile, the road is safe.", [("say", "CHL", "In the view of Chile, the road is safe")]),
        ("In Chile's opinion, the road is safe.", [("say", "CHL", "In Chile's opinion, the road is safe")]),
        # a speaker of the clause's own goes before it
        (
            "According to Chile, Peru denied it.",
            [("deny", "PER", "According to Chile, Peru denied it")],
        ),
        # what is no speaker says nothing
        ("According to the plan, the road is open.", []),
        # one's own opinion is the text itself
        ("In our view, the road is safe.", []),
    ],
)
def test_a_phrase_names_who_says_it(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text, side="NOR")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the purpose of a meeting is its topic
        (
            "Japan met with India to discuss the energy sector.",
            [("discuss", "JPN IND+", "Japan met with India to discuss the energy sector")],
        ),
        # but a purpose of anything else is not yet speech
        ("Japan sent a team to discuss the energy sector.", []),
        ("Japan spoke on the telephone with India.", []),
        # the time and the way of a conversation are no topic
        ("Japan spoke to India on Monday.", []),
        ("Japan held talks with India on the sidelines of the summit.", []),
    ],
)
def test_what_a_meeting_was_about(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "I want to" and "let me" do what the infinitive says
        ("We want to thank Canada.", [("welcome", "NOR", "We want to thank Canada")]),
        ("We would like to thank Canada.", [("welcome", "NOR", "We would like to thank Canada")]),
        # another's wish is not yet done
        ("Sweden wants to thank Canada for its help.", []),
        # nor is an aside of one's own news
        ("The road, which we welcomed, is open.", []),
    ],
)
def test_the_first_person_acts_by_what_it_wants_to_say(
    context_for: ContextFor, text: str, expected: list[Told]
) -> None:
    assert [(a, "NOR" if s else "", t) for a, s, t in told(context_for(text, side="NOR"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who met is whom the description means
        ("Mario Draghi met Olaf Scholz. Participants condemned the attack.", "mario-draghi olaf-scholz"),
        ("Mario Draghi met Olaf Scholz. The two officials condemned the attack.", "mario-draghi olaf-scholz"),
        # a description of others is not
        ("Mario Draghi met Olaf Scholz. The bank officials condemned the attack.", ""),
        ("Mario Draghi met Olaf Scholz. The leaders of the party condemned the attack.", ""),
        # "they" goes on with those who met, and with those who spoke together
        ("Mario Draghi met Olaf Scholz. They condemned the attack.", "mario-draghi olaf-scholz"),
        # nor is one of another number
        ("Mario Draghi met Olaf Scholz. The three participants condemned the attack.", ""),
    ],
)
def test_a_group_that_is_not_named_is_who_met(context_for: ContextFor, text: str, expected: str) -> None:
    context = context_for(text)
    found = find_speech(context, company_of(context, contacts_of(context)))
    assert " ".join(speaker for speech in found for speaker in speech.speakers) == expected
    # without anybody who met nobody is meant
    assert Company().meant_by(context, context.analysis.clauses[-1].subject) == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # who is sent speaks for the sender, not for the host
        ("Japan's ambassador condemned the attack.", ["JPN"]),
        ("The Japanese ambassador to France condemned the attack.", ["JPN"]),
        ("The ambassador of Peru condemned the attack.", ["PER"]),
        # without a sender nobody is known
        ("The ambassador condemned the attack.", []),
    ],
)
def test_an_ambassador_speaks_for_his_country(context_for: ContextFor, text: str, speakers: list[str]) -> None:
    assert [speaker for speech in find_speech(context_for(text)) for speaker in speech.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # an official speaks as his body where the text names it
        ("NATO met in Madrid. Jens Stoltenberg condemned the attack.", "nato"),
        # else as himself
        ("Jens Stoltenberg condemned the attack.", "jens-stoltenberg"),
        # a minister is himself, his government is known from him
        ("Italy met in Rome. Mario Draghi condemned the attack.", "mario-draghi"),
    ],
)
def test_an_official_of_a_body_speaks_as_the_body(context_for: ContextFor, text: str, speaker: str) -> None:
    assert find_speech(context_for(text))[-1].speakers == (speaker,)


def test_the_sides_of_a_joint_statement_are_those_it_opens_with(context_for: ContextFor) -> None:
    context = context_for("Joint statement of India and Japan. 1. The Ministers condemned the attack.")
    (speech,) = find_speech(context, company_of(context, ()))
    assert (speech.speakers, speech.joint) == (("IND", "JPN"), True)


def test_a_readout_in_paragraphs_that_each_open_with_a_mark_needs_no_frame(context_for: ContextFor) -> None:
    text = (
        'A spokesperson of Norway said:\n"The ministers met in Oslo.\n'
        '"Canada thanked Norway for its help.\n"Sweden stressed the importance of trade."'
    )
    assert [act for act, _, _ in told(context_for(text))] == ["welcome", "stress"]


def test_the_items_of_a_list_are_the_content_of_its_lead_in(context_for: ContextFor) -> None:
    context = context_for("Chile and Peru agreed on:\n- trade in copper;\n- a railway.\nBolivia built a dam.")
    (speech,) = find_speech(context)
    assert context.text(speech.content).endswith("- a railway.")


def test_a_spokesperson_may_narrate_of_his_own_side(context_for: ContextFor) -> None:
    text = (
        'A spokesperson of Norway said: "Norway thanked Canada for its help. Sweden stressed the importance of trade."'
    )
    assert told(context_for(text)) == [
        ("welcome", "NOR", "Norway thanked Canada for its help"),
        ("stress", "SWE", "Sweden stressed the importance of trade"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "France stressed that deep differences remained.",
        "France noted that the two sides hold different views on the matter.",
        "France acknowledged that disagreements remained.",
    ],
)
def test_telling_of_differences_is_differing(context_for: ContextFor, text: str) -> None:
    assert [(speech.act, speech.joint) for speech in find_speech(context_for(text))] == [("differ", False)]


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        # a government's own text says what it will give, or go on doing
        ("Japan will provide tents.", {"side": "JPN", "kind": "statement"}, [("commit", "JPN")]),
        ("Japan will continue to help Nepal.", {"side": "JPN", "kind": "readout"}, [("commit", "JPN")]),
        # others foresee it only
        ("Nepal will provide tents.", {"side": "JPN", "kind": "statement"}, []),
        ("Japan will provide tents.", {"kind": "news"}, []),
        # as an answer in a press briefing it is one of many
        ("Japan will provide tents.", {"side": "JPN", "kind": "transcript"}, []),
        # what it will not do, or only may
        ("Japan will not provide tents.", {"side": "JPN", "kind": "statement"}, []),
        ("Japan may provide tents.", {"side": "JPN", "kind": "statement"}, []),
    ],
)
def test_what_a_government_undertakes(
    context_for: ContextFor, text: str, fields: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert [(act, speakers) for act, speakers, _ in told(context_for(text, **fields))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a feeling that looks like a passive is the subject's
        ("Norway is concerned by the reports.", [("concern", "NOR", "Norway is concerned by the reports")]),
        ("Norway remains deeply concerned.", [("concern", "NOR", "Norway remains deeply concerned")]),
        # staying somewhere is no feeling, opening a thing no openness
        ("Norway remains in Kabul.", []),
        ("The summit was opened by Norway.", []),
    ],
)
def test_feelings_that_are_said(context_for: ContextFor, text: str, expected: list[Told]) -> None:
    assert told(context_for(text)) == expected
