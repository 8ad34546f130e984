"""A comparison as one page for a browser: the texts side by side, their points linked, omissions in the margin.

The page holds all it needs and asks no network. Relations are told by signs and kinds of line as well as by colour, and
the links work without the script, which only lights up a point wherever it stands.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.cli.comparison_text import AGREE, DIFFER, SILENT, emphasis_text, fact_rows, relation_sections, wording_row
from demarche.cli.counting import counted
from demarche.cli.elements import Markup, element, joined
from demarche.cli.naming import naming_of
from demarche.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from demarche.cli.naming import Naming
    from demarche.records import ComparedDocument, Comparison, Point, Reading, Span

FOLDER = Path(__file__).parent
WEB = ("https://", "http://")
"""What an address begins with that a reader may be sent to."""
MARGIN_WORDS = 16
"""Words of an omission that the margin shows; the link leads to the rest."""


def comparison_page(comparison: Comparison, readings: Mapping[str, Reading]) -> str:
    """The page as a text of UTF-8; `readings` are by their labels in the comparison."""
    naming = naming_of(*readings.values())
    title = "Versions of one contact, side by side"
    style, script = (Markup((FOLDER / f"comparison_page.{kind}").read_text(encoding="ascii")) for kind in ("css", "js"))
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element(
            "meta",
            http_equiv="Content-Security-Policy",
            content=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; base-uri 'none'",
        ),
        element("title", ": ".join([title, " / ".join(_who(d) for d in comparison.documents.values())])),
        element("style", style),
    )
    sections = [
        ("facts", "Facts", _facts(comparison, naming)),
        ("texts", "The texts", _texts(comparison, readings)),
        ("points", "Point by point", _points(comparison, readings, naming)),
        ("emphasis", "Emphasis", _emphasis(comparison, naming)),
        ("wording", "Wording", _wording(comparison)),
    ]
    shown = [section for section in sections if section[2]]
    body = joined(
        element("h1", title),
        element("nav", *(element("a", name, href=f"#{key}") for key, name, _ in shown), aria_label="Parts of the page"),
        *(element("section", element("h2", name, id=key), content) for key, name, content in shown),
        element("script", script),
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', head), element('body', body), lang='en')}\n"


def _who(document: ComparedDocument) -> str:
    return one_line(document.publisher or document.side or document.id)


def _sign(point: Point) -> str:
    """The relation as a sign: equal, unequal, or the letter of the version that says it alone."""
    return {"both": AGREE, "differs": DIFFER}.get(point.relation) or point.only or ""


def _table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table whose rows have a name and their cells."""
    lines = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])) for row in rows
    ]
    if not lines:
        return Markup()
    headings = element("tr", *(element("th", text, scope="col") for text in head))
    return element("table", element("thead", headings), element("tbody", *lines))


def _heads(comparison: Comparison) -> list[str]:
    return [f"{label}: {_who(document)}" for label, document in comparison.documents.items()]


def _facts(comparison: Comparison, naming: Naming) -> Markup:
    verdicts = {AGREE: "= agree", DIFFER: "≠ differ"}
    rows = [
        (name, *(cells.get(label, SILENT) for label in comparison.documents), verdicts.get(sign, ""))
        for name, cells, sign in fact_rows(comparison, naming)
    ]
    return _table(["", *_heads(comparison), ""], rows)


def _texts(comparison: Comparison, readings: Mapping[str, Reading]) -> Markup:
    key = element(
        "p",
        f"Solid line and {AGREE}: all say it. Wavy line and {DIFFER}: they differ. "
        "Dotted line and a letter: only that version says it.",
        class_="key",
    )
    versions = [_version(label, comparison, readings) for label in comparison.documents]
    return joined(key, element("div", *versions, class_="texts"))


def _version(label: str, comparison: Comparison, readings: Mapping[str, Reading]) -> Markup:
    """One version: who published it, its text with the points marked, and what it leaves out beside it."""
    document, source = comparison.documents[label], readings[label].document
    facts = [document.side, (source.published or "")[:10], counted(document.words, "word")]
    if document.truncated:
        facts.append("cut short")
    address = source.url or source.id
    link = element("a", address, href=address, rel="noreferrer") if address.startswith(WEB) else joined(address)
    head = element(
        "header",
        element("h3", f"{label}: {_who(document)}"),
        element("p", element("strong", one_line(source.title or "")), class_="about"),
        element("p", " · ".join(fact for fact in facts if fact), " · ", link, class_="about"),
    )
    text = element(
        "div", _marked(label, source.text, comparison.points), class_="text", lang=source.language, dir="auto"
    )
    return element("article", head, text, _margin(label, comparison, readings), class_="version")


def _marked(label: str, text: str, points: Sequence[Point]) -> Markup:
    """The whole text, each passage of a point linked to it; where passages overlap the earlier one has the words."""
    spans = sorted((span, number) for number, point in enumerate(points) for span in point.evidence.get(label, ()))
    pieces: list[str] = []
    at, seen = 0, set[int]()
    for (start, end), number in spans:
        begin = max(start, at)
        if begin >= end:
            continue
        point = points[number]
        anchor = None if number in seen else f"{label}-{number + 1}"
        seen.add(number)
        sign = element("span", f" {number + 1}{_sign(point)}", class_="number")
        passage = element("span", text[begin:end], class_="words", id=anchor)
        target = f"#point-{number + 1}"
        pieces += [text[at:begin], _link(number, point, joined(passage, sign), "passage", target)]
        at = end
    return joined(*pieces, text[at:])


def _link(number: int, point: Point, content: Markup, kind: str, target: str) -> Markup:
    """A link that lights up with its point."""
    return element("a", content, href=target, class_=f"{kind} {point.relation}", data_point=str(number + 1))


def _margin(label: str, comparison: Comparison, readings: Mapping[str, Reading]) -> Markup:
    """What one version leaves out, the weightiest first."""
    lines = []
    for index in comparison.omissions.get(label, ()):
        point = comparison.points[index]
        teller = next(other for other, spans in point.evidence.items() if spans)
        words = one_line(_quote(readings[teller].document.text, point.evidence[teller])).split()
        short = " ".join(words[:MARGIN_WORDS]) + (" …" if len(words) > MARGIN_WORDS else "")
        sign = element("span", f"{index + 1}{_sign(point)} ", class_="number")
        link = _link(index, point, joined(sign, short), "omission", f"#point-{index + 1}")
        lines.append(element("li", link, *([" ", element("em", point.note)] if point.note else [])))
    if not lines:
        return element("aside", element("h3", f"{label} leaves out nothing"), class_="margin")
    return element("aside", element("h3", f"{label} leaves out"), element("ol", *lines), class_="margin")


def _quote(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _points(comparison: Comparison, readings: Mapping[str, Reading], naming: Naming) -> Markup:
    numbers = {id(point): number for number, point in enumerate(comparison.points)}
    blocks: list[str] = []
    for title, points in relation_sections(comparison):
        blocks.append(element("h3", f"{title} ({len(points)})"))
        blocks += [_point(numbers[id(point)], point, readings, naming) for point in points]
    return joined(*blocks)


def _point(number: int, point: Point, readings: Mapping[str, Reading], naming: Naming) -> Markup:
    """A point with what each version says of it, in its words."""
    about = [naming.topics((point.topic,)) if point.topic else "", f"in {point.difference}" if point.difference else ""]
    quotes: list[str] = []
    for label, reading in readings.items():
        if not (spans := point.evidence.get(label)):
            continue
        back = element("a", label, href=f"#{label}-{number + 1}", class_="number")
        words = [element("q", reading.document.text[start:end], lang=reading.document.language) for start, end in spans]
        quotes.append(element("blockquote", back, *(piece for word in words for piece in (" ", word))))
    return element(
        "div",
        element("h3", " · ".join(part for part in (f"{number + 1} {_sign(point)}", *about) if part)),
        *quotes,
        *([element("p", point.note, class_="note")] if point.note else []),
        id=f"point-{number + 1}",
        class_=f"point {point.relation}",
        data_point=str(number + 1),
    )


def _emphasis(comparison: Comparison, naming: Naming) -> Markup:
    """The share of each version's words by topic, as bars with their figures."""
    rows = [
        (
            naming.topics((item.topic,)),
            *(
                joined(
                    emphasis_text(item, label),
                    element("span", class_="bar", style=f"width: {item.share.get(label, 0.0):.1%}", aria_hidden="true"),
                )
                for label in comparison.documents
            ),
        )
        for item in comparison.emphasis
    ]
    return _table(["share of the words, rank", *_heads(comparison)], rows)


def _wording(comparison: Comparison) -> Markup:
    rows = []
    for item in comparison.wording:
        name, cells, _ = wording_row(item)
        rows.append((name, *(cells.get(label, SILENT) for label in comparison.documents)))
    return _table(["what it is called", *_heads(comparison)], rows)
