"""The tables of the reading stage: their form is checked by the loader, their order and use here."""

from __future__ import annotations

from demarche.reading.commitment_row import load_no_deeds
from demarche.reading.company import load_group_nouns
from demarche.reading.contact_terms import (
    contact_nouns,
    contact_verbs,
    load_contact_statuses,
    load_contact_terms,
    status_adjectives,
    status_governors,
    support_verbs,
)
from demarche.reading.content_acts import load_content_acts
from demarche.reading.party_nouns import load_party_nouns
from demarche.reading.stance_tables import (
    load_accusations,
    load_stance_nouns,
    load_stance_terms,
    load_verdicts,
)


def test_contact_terms_are_sorted_and_all_in_use() -> None:
    rows = load_contact_terms()
    assert [(row.form, row.lemma) for row in rows] == sorted((row.form, row.lemma) for row in rows)
    assert len(contact_nouns()) + len(contact_verbs()) + len(support_verbs()) == len(rows)


def test_only_support_verbs_have_no_mode() -> None:
    for row in load_contact_terms():
        assert (row.mode is None) == (row.form == "support"), row.lemma
        assert row.form == "verb" or not row.direct, row.lemma
        assert row.form == "noun" or not row.named, row.lemma


def test_words_of_status_are_sorted_and_all_in_use() -> None:
    rows = load_contact_statuses()
    assert [(row.form, row.lemma) for row in rows] == sorted((row.form, row.lemma) for row in rows)
    assert len(status_adjectives()) + len(status_governors()) == len(rows)


def test_group_nouns_are_sorted_and_of_every_kind() -> None:
    words = [row.word for row in load_group_nouns()]
    assert words == sorted(words)
    assert {row.kind for row in load_group_nouns()} == {"adjective", "noun", "representative"}


def test_predicates_that_bind_nobody_are_sorted() -> None:
    predicates = [row.predicate for row in load_no_deeds()]
    assert predicates == sorted(predicates)


def test_party_nouns_are_sorted() -> None:
    nouns = [row.noun for row in load_party_nouns()]
    assert nouns == sorted(nouns)


def test_content_acts_change_the_neutral_act() -> None:
    assert load_content_acts()
    assert all(row.act != "say" for row in load_content_acts().values())


def test_words_of_stance_are_sorted() -> None:
    terms = [(row.lemma, row.preposition) for row in load_stance_terms()]
    assert terms == sorted(terms)
    for nouns in (
        [row.noun for row in load_stance_nouns()],
        [row.predicate for row in load_verdicts()],
        [row.noun for row in load_accusations()],
    ):
        assert nouns == sorted(nouns)


def test_every_word_of_stance_takes_a_side() -> None:
    stances = [row.stance for table in (load_stance_terms(), load_stance_nouns(), load_verdicts()) for row in table]
    assert set(stances) == {"support", "oppose"}


def test_conduct_accuses_only_under_an_adjective() -> None:
    assert all(row.adjectives for row in load_accusations() if row.kind == "conduct")
