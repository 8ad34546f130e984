"""Speech acts: which verbs, phrases and nouns tell of which of the fourteen acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from demarche.ontology.tables import FOLDER, read_table
from demarche.records import Act, Certainty  # noqa: TC001  read_table looks the types up at run time

if TYPE_CHECKING:
    from pathlib import Path

SpeechConstruction: TypeAlias = Literal["verb", "verb+preposition", "light", "adjective", "noun", "phrase"]
Strength: TypeAlias = Literal["weak", "plain", "strong"]


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One way of saying something.

    `lemma` is by `construction`: a predicate with its particle ("stress", "put forward"); a predicate and the
    preposition of its argument ("call on"); a support verb and the noun it takes ("express|concern"); an adjective or
    participle in predicate place ("concerned", "ready"); a noun that somebody holds ("readiness"); or a fixed phrase
    ("draw attention to"). `act` is what it counts as, `joint_act` what it counts as where several sides say it with
    one voice (None: the same). `consent` tells that it claims the other side's consent, `reported` that its complement
    is reported speech, and `claim_certainty` how sure the text is of that complement.
    """

    lemma: str
    construction: SpeechConstruction
    act: Act
    joint_act: Act | None
    strength: Strength
    consent: bool
    reported: bool
    claim_certainty: Certainty | None
    note: str


def read_speech_acts(path: Path) -> tuple[SpeechAct, ...]:
    """Read a table of speech acts.

    Raises:
        TableError: a row breaks the form.
    """
    return read_table(path, SpeechAct, ("lemma", "construction"))


@cache
def load_speech_acts() -> tuple[SpeechAct, ...]:
    """The speech acts of the package, sorted by lemma and construction."""
    return read_speech_acts(FOLDER / "speech_acts.csv")


@cache
def _index() -> dict[tuple[str, str], SpeechAct]:
    return {(row.lemma, row.construction): row for row in load_speech_acts()}


def speech_act(lemma: str, construction: SpeechConstruction) -> SpeechAct | None:
    """The row for a lemma in a construction, or None: `speech_act("express|concern", "light")`."""
    return _index().get((lemma, construction))
