"""The set `actors`: meetings read from the remarks, the sentences made of them, and what counts as right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.actors.knowledge import knowledge_of, load_knowledge
from demarche.actors.mention import Cast, Mention
from demarche.actors.schema import shipped_tables
from demarche.errors import UsageError
from demarche.evaluation.actors import _Court, _half_of_visitors, _without_visits, measure_actors, trials_of
from demarche.evaluation.run import evaluate
from demarche.evaluation.sets import GOLD_SETS, choose
from demarche.evaluation.visits import Meeting, full_name, load_meetings, surname
from demarche.records import Actor

if TYPE_CHECKING:
    from pathlib import Path

VISIT = "<visits><visit><start-date>{day}</start-date><visitor>{words}</visitor><from>{country}</from></visit></visits>"
TRIP = (
    "<trips><trip><start-date>{day}</start-date><country>{country}</country><remarks>{words}</remarks></trip></trips>"
)


def meetings(
    tmp_path: Path, form: str, country: str, words: str, day: str = "2005-02-04"
) -> list[tuple[str, str, str]]:
    path = tmp_path / "x.xml"
    path.write_text(form.format(day=day, country=country, words=words), encoding="utf-8")
    return [(m.country, m.title, m.name) for m in load_meetings([path], load_knowledge())]


@pytest.mark.parametrize(
    ("country", "words", "expected"),
    [
        # Two visitors in one field.
        (
            "Italy",
            "President Francesco Cossiga and Prime Minister Giulio Andreotti",
            [("ITA", "President", "Francesco Cossiga"), ("ITA", "Prime Minister", "Giulio Andreotti")],
        ),
        # A nickname in brackets is no part of the name; the country is called in the Office's own way.
        ("Korea, Republic of", "President Kim (YS) Young-sam", [("KOR", "President", "Kim Young-sam")]),
        # Who is elected is not in office yet.
        ("Brazil", "President-elect Fernando Collor de Mello", []),
        # Acting is in office.
        ("Hungary", "Acting President Arpad Goncz", [("HUN", "President", "Arpad Goncz")]),
        # A country that nobody can name is left out, not guessed.
        ("Bosnian Federation", "President Kresimir Zubak", []),
        # Without a title there is no office to ask for.
        ("Lithuania", "Valdas Adamkus", []),
    ],
)
def test_visitors(tmp_path: Path, country: str, words: str, expected: list[tuple[str, str, str]]) -> None:
    assert meetings(tmp_path, VISIT, country, words) == expected


@pytest.mark.parametrize(
    ("country", "words", "expected"),
    [
        # Several people in one sentence.
        (
            "United Kingdom",
            "Met with Prime Minister Blair and Foreign Secretary Straw.",
            [("GBR", "Prime Minister", "Blair"), ("GBR", "Foreign Secretary", "Straw")],
        ),
        # Another country, before the title and after the name.
        (
            "Turkey",
            "Met with Foreign Minister Gul and Russian Foreign Minister Lavrov.",
            [("TUR", "Foreign Minister", "Gul"), ("RUS", "Foreign Minister", "Lavrov")],
        ),
        ("Russia", "Met with President Hu of China, July 16.", [("CHN", "President", "Hu")]),
        # A body's official has no country, and the host's would be wrong.
        ("Belgium", "Met with NATO Chairman Robertson and PLO Chairman Arafat.", []),
        # Not in office, or not yet.
        ("South Africa", "Met with former President Mandela and President-elect Mbeki.", []),
        # The travellers are no hosts.
        (
            "Ukraine",
            "Accompanied President Clinton to a meeting with President Kravchuk.",
            [("UKR", "President", "Kravchuk")],
        ),
        # Particles, numerals and courtesies belong to names in different ways; a name ends with its sentence.
        (
            "France",
            "Met with Foreign Minister de Charette. Signed a treaty.",
            [("FRA", "Foreign Minister", "de Charette")],
        ),
        ("Jordan", "Met with King Abdullah II.", [("JOR", "King", "Abdullah II")]),
        ("Saudi Arabia", "Met with Foreign Minister Prince Saud.", [("SAU", "Foreign Minister", "Saud")]),
        # Nobody is named.
        ("Egypt", "Met with the Foreign Ministers of Egypt and Jordan.", []),
    ],
)
def test_hosts(tmp_path: Path, country: str, words: str, expected: list[tuple[str, str, str]]) -> None:
    assert meetings(tmp_path, TRIP, country, words) == expected


def test_one_leader_counts_once_a_month(tmp_path: Path) -> None:
    words = "Met with Prime Minister Blair. Dined with Prime Minister Tony Blair."
    assert len(meetings(tmp_path, TRIP, "United Kingdom", words)) == 1


def test_file_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<visits>", encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.xml is no XML"):
        load_meetings([path], load_knowledge())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_any_remark_is_read_without_harm(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    # Names come from the remark itself, whatever stands in it.
    plain = words.replace("&", "").replace("<", "").replace("]]>", "")
    remark = f"Met with President {plain} and King {plain}"
    for _, _, name in meetings(tmp_path_factory.getbasetemp(), TRIP, "France", remark):
        assert name
        assert name in " ".join(remark.replace("’", "'").split())


@pytest.mark.parametrize(
    ("meeting", "full", "family"),
    [
        (Meeting("visits", "2003-07-17", "GBR", "Prime Minister", "", "Tony Blair"), "Tony Blair", "Blair"),
        (Meeting("travels", "2003-07-17", "GBR", "Prime Minister", "", "Blair"), None, "Blair"),
        # Before 2012 the remarks write surnames alone: "Cavaco Silva" is no given name with a surname.
        (Meeting("travels", "1990-01-10", "PRT", "Prime Minister", "", "Cavaco Silva"), None, "Cavaco Silva"),
        (Meeting("travels", "2012-09-04", "CHN", "President", "", "Hu Jintao"), "Hu Jintao", "Hu"),
        (
            Meeting("visits", "1993-05-01", "LBN", "Prime Minister", "", "Rafiq al-Hariri"),
            "Rafiq al-Hariri",
            "al-Hariri",
        ),
        (
            Meeting("visits", "1993-05-01", "NLD", "Prime Minister", "", "Hans van den Broek"),
            "Hans van den Broek",
            "van den Broek",
        ),
        # Which of three words is the first family name cannot be told.
        (
            Meeting("visits", "1990-02-01", "SLV", "President", "", "Alfredo Cristiani Buckard"),
            "Alfredo Cristiani Buckard",
            None,
        ),
        # Rulers go by a given name; so do the people of some countries.
        (Meeting("visits", "1990-02-01", "JOR", "King", "", "Hussein"), "Hussein", None),
        (
            Meeting("visits", "2001-12-14", "THA", "Prime Minister", "", "Thaksin Shinawatra"),
            "Thaksin Shinawatra",
            None,
        ),
    ],
)
def test_parts_of_names(meeting: Meeting, full: str | None, family: str | None) -> None:
    assert (full_name(meeting), surname(meeting)) == (full, family)


@pytest.fixture(scope="module")
def court() -> _Court:
    return _Court(load_knowledge())


BLAIR = Meeting("visits", "2003-07-17", "GBR", "Prime Minister", "", "Tony Blair")


def test_five_shapes_and_no_country_but_for_the_bare_title() -> None:
    trials = list(trials_of(BLAIR, load_knowledge()))
    assert {t.shape: t.text[slice(*t.span)] for t in trials} == {
        "title_name": "Prime Minister Tony Blair",
        "plain_name": "Tony Blair",
        "title_surname": "Prime Minister Blair",
        "surname_again": "Blair",
        "bare_title": "Prime Minister",
    }
    for trial in trials:
        assert ("the United Kingdom" in trial.text) is (trial.shape == "bare_title")
        assert "Brit" not in trial.text


def actor(identity: str, country: str | None, kind: str = "person") -> Actor:
    return Actor(id=identity, name=identity, type=kind, country=country, mentions=((0, 1),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "outcome", "country"),
    [
        ([actor("tony-blair", "GBR")], "right", True),
        ([actor("gordon-brown", "GBR")], "wrong", True),  # the right country is not the right person
        ([actor("jacques-chirac", "FRA")], "wrong", False),
        ([actor("FRA", "FRA", "country")], "wrong", False),  # a name is no country
        ([actor("tony-blair-of-nowhere", None)], "abstained", False),  # a stranger of whom nothing is claimed
        ([actor("tony-blair-of-paris", "FRA")], "wrong", False),
        ([], "abstained", False),
        (
            [actor("tony-blair", "GBR"), actor("jacques-chirac", "FRA")],
            "wrong",
            False,
        ),  # one right answer of two is none
    ],
)
def test_what_is_right(court: _Court, found: list[Actor], outcome: str, country: bool) -> None:  # noqa: FBT001 - a table row
    trial = next(t for t in trials_of(BLAIR, load_knowledge()) if t.shape == "plain_name")
    mentions = (Mention(trial.span, tuple(a.id for a in found), ("someone",)),)
    verdict = court.judge(trial, Cast(tuple(found), mentions))
    assert (verdict.outcome, verdict.country) == (outcome, country)


def test_bare_title_may_stand_beside_its_country(court: _Court) -> None:
    trial = next(t for t in trials_of(BLAIR, load_knowledge()) if t.shape == "bare_title")
    found = (actor("tony-blair", "GBR"), actor("GBR", "GBR", "country"))
    verdict = court.judge(trial, Cast(found, (Mention(trial.span, ("tony-blair", "GBR")),)))
    assert verdict.outcome == "right"


def test_who_rests_on_visits_alone(court: _Court) -> None:
    assert not court.rests_on_visits(BLAIR)
    knowledge = load_knowledge()
    alone = next(
        t
        for t in knowledge.occupancies
        if len(t.start) == 10
        and all(term.source.startswith("historyatstate visits") for term in knowledge.terms_of(t.person))
    )
    person = knowledge.people[alone.person]
    assert court.rests_on_visits(Meeting("visits", alone.start, person.country, "President", "", person.name))


def test_half_of_the_visitors_is_left_out_with_all_visits() -> None:
    visits = [Meeting("visits", f"200{n % 3}-01-01", "GBR", "President", "", f"Name {n // 3}") for n in range(12)]
    half = _half_of_visitors([*visits, BLAIR, Meeting("travels", "2003-07-17", "GBR", "President", "", "Blair")])
    assert half == _half_of_visitors([*reversed(visits), BLAIR])  # neither order nor travels change the draw
    names = {meeting.name for meeting in half}
    assert len(names) == 2
    assert half == {meeting for meeting in (*visits, BLAIR) if meeting.name in names}


def test_tables_without_what_the_visits_say() -> None:
    tables = shipped_tables()
    alone = next(row["id"] for row in tables["people"] if row["source"].startswith("historyatstate visits"))
    named = next(row for row in tables["aliases"] if row["source"].startswith("historyatstate visits"))
    other = next(row["id"] for row in reversed(tables["people"]) if row["source"].startswith("historyatstate visits"))
    kept = knowledge_of(
        _without_visits(tables, frozenset({alone, named["actor"]}))
    )  # no row refers to one that is gone
    assert alone not in kept.people
    assert named["actor"] in kept.people  # others vouch for the person, the visits for the spelling
    assert named["surface"] not in kept.names_of(named["actor"])
    assert other in kept.people  # not of the half


def test_measured_end_to_end(tmp_path: Path) -> None:
    # One leader everybody knows, one whom no table has: right and abstained, in every shape that the names allow.
    path = tmp_path / "x.xml"
    words = "Met with Prime Minister Tony Blair. Met with Prime Minister Zzyzx Qwertyuiop."
    path.write_text(TRIP.format(day="2003-07-17", country="United Kingdom", words=words), encoding="utf-8")
    figures = {f.measure: f for f in measure_actors("actors", [path])}
    assert figures["title_surname.person"].gold == 2
    assert figures["title_surname.person"].value == pytest.approx(0.5)
    assert figures["title_surname.abstained"].value == pytest.approx(0.5)
    assert figures["plain_name.person"].value is None
    assert figures["all.person"].note
    drawn = {f.measure: f for f in measure_actors("actors", [path], sample=1)}
    assert drawn["bare_title.person"].gold == 1


def test_absent_reference_is_skipped_with_the_reason(evals: Path, tmp_path: Path) -> None:
    (figure,) = evaluate(["actors"], evals=evals, corpus=tmp_path / "corpus")
    assert figure.skipped == f"no historyatstate/*/*.xml in {tmp_path / 'reference'}"


def test_long_set_is_measured_only_by_name() -> None:
    assert "actors-full" not in {s.name for s in GOLD_SETS}
    assert [s.name for s in choose(["actors-full", "own"])] == ["own", "actors-full"]
