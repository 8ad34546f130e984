"""The page of a comparison: what the documents hold stays text, and what is marked is what was proven."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.analysis.compare import compare
from demarche.cli.comparison_page import comparison_page
from demarche.cli.elements import element, fit
from demarche.cli.main import main
from demarche.records import ComparedDocument, Comparison, Document, Point, ReaderInfo, Reading, Wording

if TYPE_CHECKING:
    from click.testing import CliRunner

READER = ReaderInfo(version="0", models={})
VOID = {"meta", "br"}


class Parsed(HTMLParser):
    """The elements of a page: their tags and attributes, and the text of each that has an id or a class."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[dict[str, str | None], str]] = []
        self.unclosed: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.unclosed.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        """Keep the text of an element that ends."""
        opened, attributes, words = self.unclosed.pop()
        assert opened == tag, "elements are closed in the order in which they were opened"
        self.texts.append((attributes, "".join(words)))

    def handle_data(self, data: str) -> None:
        """Add text to every element that stands open."""
        for _, _, words in self.unclosed:
            words.append(data)

    def of_class(self, name: str) -> list[tuple[dict[str, str | None], str]]:
        """The attributes and texts of the elements of a class."""
        return [(a, text) for a, text in self.texts if name in (a.get("class") or "").split()]


def versions(*texts: str, title: str = "Readout", publisher: str = "Office", url: str | None = None) -> list[Reading]:
    return [
        Reading(
            document=Document(id=f"d{n}", text=text, title=title, publisher=publisher, side="KEN", url=url),
            reader=READER,
        )
        for n, text in enumerate(texts)
    ]


def page_of(*readings: Reading) -> tuple[Comparison, str]:
    comparison = compare(readings)
    return comparison, comparison_page(comparison, dict(zip(comparison.documents, readings, strict=True)))


NAIROBI = (
    "President Uhuru Kenyatta received the Prime Minister of Norway in Nairobi. "
    "They discussed refugees in Dadaab camp.\n"
    "Kenya demanded that donors pay 40 million dollars for schools."
)
OSLO = (
    "Prime Minister Solberg met President Kenyatta. They discussed the refugees in the Dadaab camp.\n"
    "Norway will fund vaccines for children in 2016."
)


@pytest.mark.parametrize(
    "payload",
    [
        # an element of script in running text
        "<script>alert(1)</script>",
        # the end of the element that stands open, then another
        "</div></article><img src=x onerror=alert(1)>",
        # the end of an attribute
        '"><svg onload=alert(1)>',
        "' autofocus onfocus='alert(1)",
        # the end of the page's own style and script
        "</style></script><iframe src=//example.org>",
        # a comment that would swallow the rest
        "<!-- --!> <!--",
    ],
)
def test_what_documents_hold_stays_text(payload: str) -> None:
    plain = page_of(*versions(NAIROBI, OSLO, title="T", publisher="P"))[1]
    readings = versions(f"{NAIROBI} Kenya said {payload} of schools", OSLO, title=payload, publisher=payload)
    comparison, page = page_of(*readings)
    found = Parsed(page)
    allowed = {tag for tag, _ in Parsed(plain).tags} | {"em"}
    assert {tag for tag, _ in found.tags} <= allowed
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert sum(tag == "script" for tag, _ in found.tags) == 1
    assert payload in found.of_class("text")[0][1]
    # a wording and a note come from the texts as well
    forged = replace(
        comparison,
        wording=(Wording(concept=payload, terms={"A": (payload,), "B": ("x",)}),),
        points=tuple(replace(point, note=payload) for point in comparison.points),
    )
    again = Parsed(comparison_page(forged, dict(zip("AB", readings, strict=True))))
    assert {tag for tag, _ in again.tags} <= allowed | {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/readout?a=1&b=2", True),
        # an address that runs a script, or opens a file of the reader's, is shown and not linked
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, *, linked: bool) -> None:
    found = Parsed(page_of(*versions(NAIROBI, OSLO, url=url))[1])
    targets = {attributes["href"] for tag, attributes in found.tags if tag == "a"}
    assert (url in targets) is linked
    assert all(target and target.startswith(("#", "https://")) for target in targets)


def test_every_marked_passage_is_its_slice() -> None:
    readings = versions(NAIROBI, OSLO, NAIROBI.replace("refugees", "migrants"))
    comparison, page = page_of(*readings)
    found = Parsed(page)
    shown = [text for _, text in found.of_class("words")]
    spans = [sorted(s for p in comparison.points for s in p.evidence[label]) for label in comparison.documents]
    wanted = [r.document.text[slice(*span)] for r, own in zip(readings, spans, strict=True) for span in own]
    assert shown == wanted
    assert len(shown) > 4
    # the whole text stands there beside the numbers of its points
    for reading, (_, text) in zip(readings, found.of_class("text"), strict=True):
        assert [word for word in text.split() if word in reading.document.text.split()] == reading.document.text.split()


def test_every_link_leads_somewhere_and_every_name_is_used_once() -> None:
    found = Parsed(page_of(*versions(NAIROBI, OSLO))[1])
    names = [attributes["id"] for _, attributes in found.tags if attributes.get("id")]
    assert len(set(names)) == len(names)
    inside = {attributes["href"] for tag, attributes in found.tags if tag == "a"}
    assert inside
    assert all(target and target[1:] in names for target in inside)


def test_a_page_asks_no_network_and_tells_relations_without_colour() -> None:
    comparison, page = page_of(*versions(NAIROBI, OSLO))
    found = Parsed(page)
    assert not [a for _, a in found.tags if "src" in a or a.get("rel") == "stylesheet"]
    assert "url(" not in page
    assert "@import" not in page
    signs = [text.strip() for _, text in found.of_class("number")]
    for number, point in enumerate(comparison.points, start=1):
        sign = {"both": "=", "differs": "≠"}.get(point.relation, point.only)
        assert f"{number}{sign}" in signs


def test_omissions_stand_beside_the_text_that_lacks_them() -> None:
    comparison, page = page_of(*versions(NAIROBI, OSLO))
    beside = [text for _, text in Parsed(page).of_class("margin")]
    assert "40 million dollars for schools" in beside[1]
    assert "vaccines" in beside[0]
    assert comparison.omissions["A"]
    same = Parsed(page_of(*versions(NAIROBI, NAIROBI))[1])
    assert [text for _, text in same.of_class("margin")] == ["A leaves out nothing", "B leaves out nothing"]


def test_overlapping_passages_show_every_word_once() -> None:
    reading, other = versions("one two three four", "five")
    documents = {label: ComparedDocument(id=label) for label in "AB"}
    points = (
        Point(relation="only", only="A", evidence={"A": ((0, 13),), "B": ()}),
        Point(relation="only", only="A", evidence={"A": ((4, 18), (8, 13)), "B": ()}),
    )
    page = comparison_page(Comparison(contact=None, documents=documents, points=points), {"A": reading, "B": other})
    assert [text for _, text in Parsed(page).of_class("words")] == ["one two three", " four"]


@given(st.text(), st.text())
def test_any_text_comes_out_as_it_went_in(text: str, attribute: str) -> None:
    parsed = Parsed(element("p", text, title=attribute))
    assert parsed.tags == [("p", {"title": fit(attribute)})]
    assert parsed.texts[0][1] == fit(text)
    assert len(fit(text)) == len(text)


@pytest.mark.usefixtures("fake_stages")
def test_compare_prints_a_page(run: CliRunner) -> None:
    outcome = run.invoke(main, ["compare", "kremlin.txt", "number10.txt", "--format", "html"])
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "condemned the shelling" in outcome.stdout


@pytest.mark.usefixtures("fake_stages")
def test_an_output_that_is_not_utf8_gets_numbers(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "charset", "latin-1")
    outcome = run.invoke(main, ["compare", "kremlin.txt", "number10.txt", "--format", "html"])
    assert outcome.exit_code == 0
    assert b"&#8220;to restart talks&#8221;" in outcome.stdout_bytes
