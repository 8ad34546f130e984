"""The ontology's own tables: sorted, free of contradictions, and in step with one another."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

import pytest

from demarche.ontology.event_frames import (
    CLASS_MARK,
    EventFrame,
    event_adjectives,
    frames_for,
    load_event_frames,
    object_classes,
    read_event_frames,
)
from demarche.ontology.hedges import hedge, load_hedges
from demarche.ontology.plover import EventType, cameo_code, load_cameo, load_contexts, load_plover
from demarche.ontology.relation_cues import load_relation_cues, relation_cue
from demarche.ontology.speech_acts import load_speech_acts, speech_act
from demarche.ontology.tables import TableError
from demarche.ontology.topics import load_topics, read_topics, topics_by_alias
from demarche.records import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SORTED: list[tuple[Callable[[], Sequence[Any]], tuple[str, ...]]] = [
    (load_speech_acts, ("lemma", "construction")),
    (load_hedges, ("surface", "form")),
    (load_relation_cues, ("lemma", "form")),
    (load_topics, ("id",)),
    (load_cameo, ("code",)),
    (load_event_frames, ("lemma", "construction")),
]


@pytest.mark.parametrize(("load", "key"), SORTED)
def test_tables_are_sorted(load: Callable[[], Sequence[Any]], key: tuple[str, ...]):
    keys = [tuple(getattr(row, name) for name in key) for row in load()]
    assert keys == sorted(keys)


@pytest.mark.parametrize("load", [load for load, _ in SORTED])
def test_tables_are_read_once(load: Callable[[], Sequence[Any]]):
    assert load() is load()


@pytest.mark.parametrize(
    ("lemma", "construction", "act"),
    [
        ("stress", "verb", "stress"),  # a plain verb
        ("put forward", "verb", "propose"),  # a verb with its particle
        ("call on", "verb+preposition", "ask"),  # the preposition decides: "call" alone is none
        ("express|concern", "light", "concern"),  # the noun decides
        ("express|gratitude", "light", "welcome"),  # the same support verb with another noun
        ("express|readiness", "light", "propose"),  # readiness is an offer
        ("offer|condolence", "light", "congratulate"),  # condolence goes with congratulation
        ("make|clear", "light", "stress"),  # the complement of "make" may be an adjective
        ("pay|attention", "light", "discuss"),  # "attention was paid to": a topic only
        ("ready", "adjective", "propose"),  # predicate adjective
        ("warning", "noun", "warn"),  # nominal holder
        ("according to", "phrase", "say"),  # fixed phrase
    ],
)
def test_speech_acts(lemma: str, construction: Any, act: str):
    row = speech_act(lemma, construction)
    assert row is not None
    assert row.act == act


def test_every_act_has_rows_of_its_own():
    assert {row.act for row in load_speech_acts()} == set(typing.get_args(Act))


def test_what_several_sides_acknowledge_they_agree_on():
    row = speech_act("acknowledge", "verb")
    assert row is not None
    assert (row.act, row.joint_act) == ("say", "agree")


def test_both_spellings_of_a_verb_say_the_same():
    acts = {row.lemma: row for row in load_speech_acts() if row.construction == "verb"}
    pairs = [(lemma, lemma[:-3] + "ize") for lemma in acts if lemma.endswith("ise") and lemma[:-3] + "ize" in acts]
    assert ("emphasise", "emphasize") in pairs
    assert all(acts[british].act == acts[american].act for british, american in pairs)


def test_only_reported_speech_has_a_certainty():
    wrong = [r.lemma for r in load_speech_acts() if r.claim_certainty and not r.reported and r.act not in BLAMING]
    assert wrong == []


BLAMING = {"condemn", "concern", "deny"}
"""Acts whose object is a claim although no clause is reported: "accused Minsk of", "questions were raised about"."""


def test_what_denies_is_denied_or_disputed():
    certain = {row.claim_certainty for row in load_speech_acts() if row.act == "deny"}
    assert certain <= {"denied", "disputed"}


@pytest.mark.parametrize(
    ("surface", "form", "kind"),
    [
        ("clearly", "adverb", "inference"),  # the writer's conclusion
        ("reportedly", "adverb", "unconfirmed"),  # somebody said so
        ("seem", "verb", "inference"),  # raising verb
        ("dispute", "verb", "disputed"),  # the text itself sets it against something
        ("conveys an impression", "phrase", "inference"),  # words as they stand
    ],
)
def test_hedges(surface: str, form: Any, kind: str):
    row = hedge(surface, form)
    assert row is not None
    assert row.kind == kind


@pytest.mark.parametrize(
    ("lemma", "form", "direction", "of_relations"),
    [
        ("thaw", "noun", "warming", False),  # tells of relations by itself
        ("improve", "verb", "warming", True),  # only of relations: weather improves too
        ("lowest point", "phrase", "cooling", False),  # a phrase
        ("sour", "verb", "cooling", True),  # verb
    ],
)
def test_relation_cues(lemma: str, form: Any, direction: str, *, of_relations: bool):
    row = relation_cue(lemma, form)
    assert row is not None
    assert (row.direction, row.of_relations) == (direction, of_relations)


def test_an_alias_leads_to_its_topic():
    assert topics_by_alias()["minsk agreements"].id == "minsk-agreements"
    assert topics_by_alias()["jcpoa"].id == "iran-nuclear"


def test_aliases_are_lower_case_and_sorted():
    for topic in load_topics():
        assert list(topic.aliases) == sorted(alias.lower() for alias in topic.aliases)


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [
        ("prisoner exchange", "prisoner-exchange"),
        ("grain exports", "grain-exports"),
        ("semiconductors", "semiconductors"),
        ("visa-free travel", "visas"),
        ("new start treaty", "new-start"),
        ("frozen russian assets", "frozen-russian-assets"),
        ("two-state solution", "palestinian-statehood"),
        ("freedom of navigation", "maritime-security"),
        ("good friday agreement", "northern-ireland"),
        ("grand ethiopian renaissance dam", "egypt-dam"),
    ],
)
def test_topics_of_many_kinds(phrase: str, topic: str):
    assert topics_by_alias()[phrase].id == topic


@pytest.mark.parametrize(
    # words that mean many things, of which a topic named by one of them would be wrong more often than right
    "word",
    ["housing", "science", "intelligence", "swift", "aids", "mines", "loans", "steel", "amnesty", "chad", "hunger"],
)
def test_common_words_name_no_topic(word: str):
    assert word not in topics_by_alias()


def test_every_topic_has_several_names():
    # a topic that only its own title finds is hardly ever found
    assert len(load_topics()) >= 250
    assert [topic.id for topic in load_topics() if len(topic.aliases) == 1] == []


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("a,A,x,\nb,B,x,\n", "topics.csv:3: alias 'x' belongs to a"),  # an alias of two topics
        ("a,A,x,weather\n", "topics.csv:2: plover_context 'weather'"),  # a context that PLOVER has not
    ],
)
def test_topics_that_contradict_are_refused(tmp_path: Path, rows: str, what: str):
    path = tmp_path / "topics.csv"
    path.write_text("id,name,aliases,plover_context\n" + rows, encoding="utf-8")
    with pytest.raises(TableError, match=what):
        read_topics(path)


def test_plover_has_its_sixteen_types():
    types = set(typing.get_args(EventType))
    assert {row.type for row in load_plover()} == types
    assert {row.type for row in load_plover() if not row.mode} == types


def test_conflict_is_below_zero_and_cooperation_above():
    for row in load_plover():
        assert row.intensity is not None
        if row.quad.endswith("cooperation"):
            assert row.intensity > 0
        elif row.type != "REQUEST":  # a request lies at zero, some of its modes above
            assert row.intensity < 0


def test_cameo_refers_to_contexts_that_exist():
    known = {row.context for row in load_contexts()}
    assert {context for row in load_cameo() for context in row.contexts} <= known


def test_unknown_values_stay_unknown():
    statement, reduced = cameo_code("011"), cameo_code("1724")
    assert statement is not None
    assert reduced is not None
    assert statement.plover is None  # CAMEO's comments have no PLOVER type
    assert reduced.goldstein is None  # the scale as found gives none


AGAINST_CAMEO = {("SANCTION", "163")}
"""Sanctions are a SANCTION in the annotation of the gold readouts; in PLOVER's table CAMEO 163 became COERCE."""


def test_frames_agree_with_cameo():
    for frame in load_event_frames():
        code = cameo_code(frame.cameo) if frame.cameo else None
        if code is not None and code.plover is not None and (frame.type, frame.cameo) not in AGAINST_CAMEO:
            assert code.plover == frame.type, frame


def test_no_object_has_two_types_under_one_predicate():
    """Frames that name their objects by the lemma, without a class, must not overlap with another type."""
    owners: dict[tuple[str, str, str], EventFrame] = {}
    for frame in load_event_frames():
        for lemma in frame.object_class:
            if not lemma.startswith(CLASS_MARK):
                earlier = owners.setdefault((frame.lemma, frame.construction, lemma), frame)
                assert earlier is frame, (earlier, frame)


def test_every_class_is_used():
    used = {item[1:] for frame in load_event_frames() for item in frame.object_class if item.startswith(CLASS_MARK)}
    # quantity nouns are looked through, calamities are subjects that do no violence
    assert set(object_classes()) - used == {"calamity", "quantity"}


def test_the_most_particular_frame_comes_first():
    classes = [frame.object_class for frame in frames_for("reject", "verb")]
    assert classes[-1] == ()
    assert classes[0] != ()


def test_all_types_have_frames():
    assert {frame.type for frame in load_event_frames()} - {None} == set(typing.get_args(EventType))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("hit,verb,@nothing,ASSAULT,,190,,", "object_class '@nothing'"),  # a class that is not there
        ("hit,verb,,ASSAULT,by-mail,190,,", "mode 'by-mail'"),  # a mode of no type
        ("hit,verb,,ASSAULT,,999,,", "cameo '999'"),  # a code that is none
        ("hit,verb,,HIT,,,,", "type 'HIT'"),  # a type that PLOVER has not
    ],
)
def test_bad_frames_are_refused(tmp_path: Path, row: str, what: str):
    path = tmp_path / "event_frames.csv"
    path.write_text(
        "lemma,construction,object_class,type,mode,cameo,status_effect,note\n" + row + "\n", encoding="utf-8"
    )
    with pytest.raises(TableError) as refused:
        read_event_frames(path)
    assert str(refused.value).startswith("event_frames.csv:2:")
    assert what in str(refused.value)


def test_adjectives_give_a_status():
    assert event_adjectives()["possible"] == "hypothetical"
    assert event_adjectives()["next"] == "planned"
