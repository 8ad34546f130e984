"""HTML pages: the main text and nothing else, and what the page says of itself."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from demarche.documents.dating import PAGE_RELIABILITY, SEARCHED_PAGE_RELIABILITY, UNDATED, Dating
from demarche.documents.page import read_page
from demarche.errors import DocumentError

PAGES = Path(__file__).parent / "pages"
BODY = "<p>The ministers met on Monday and talked about the border for two hours.</p>"


def test_ministry() -> None:
    page = read_page((PAGES / "ministry.html").read_text(encoding="utf-8"))
    first, *rest = page.text.splitlines()
    assert first.startswith("The Foreign Minister spoke by telephone")  # the heading repeats the title and is dropped
    assert rest == [
        "She said: “Our teams will stay in close touch — every day”.",  # entities are characters
        "- The two ministries will open a joint consular desk.",
        "- A working group will report in June.",
    ]
    assert page.origin.title == "Foreign Minister speaks with her French counterpart - Federal Foreign Office"
    assert page.origin.url == "https://www.auswaertiges-amt.de/en/newsroom/news/call-paris"  # where it was saved from
    assert page.dating == Dating("2021-04-03", "page", PAGE_RELIABILITY)  # 03.04.2021: the day comes first


def test_column() -> None:
    page = read_page((PAGES / "column.html").read_text(encoding="utf-8"))
    assert page.text.startswith("The two governments")
    assert page.origin.author == "Irena Sol"
    assert page.origin.url == "https://herald.example/opinion/a-quiet-channel"
    assert page.origin.publisher == "The Example Herald"
    # The original date with its zone, not the one of the last change.
    assert page.dating == Dating("2019-11-02T08:30:00+02:00", "page", PAGE_RELIABILITY)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2022-02-13T17:45:24+03:00">', "2022-02-13T17:45:24+03:00"),
        ('<meta NAME="DC.Date" content="2015-05-26">', "2015-05-26"),  # capitals
        ('<meta name="date" content="26 May 2015">', "2015-05-26"),  # in words
        (
            '<meta property="og:url" content="https://www.state.gov/x"><meta name="date" content="04/05/2015">',
            "2015-04-05",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2015-05-26">', "2015-05-26"),
        ('<meta property="article:modified_time" content="2022-02-13">', None),  # a change is no publication
    ],
)
def test_declared_date(head: str, expected: str | None) -> None:
    dating = read_page(f"<html><head><title>T</title>{head}</head><body>{BODY}</body></html>").dating
    if expected:
        assert dating == Dating(expected, "page", PAGE_RELIABILITY)
    else:
        assert dating.reliability <= SEARCHED_PAGE_RELIABILITY


def test_an_undated_page_is_undated_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert read_page(f"<html><body>{BODY}</body></html>").dating == UNDATED


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Short.</p>", "Short."),  # a fragment, as feeds and JSON give it
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\nTwo & three."),
        ("<p>MS DOE: Yes.<br>Q Why?<br/>MS DOE: No.</p>", "MS DOE: Yes.\nQ Why?\nMS DOE: No."),  # lines of a transcript
        ("<div><p>Said.</p><script>x()</script><style>p{}</style></div>", "Said."),
        (
            '<?xml version="1.0" encoding="utf-8"?><html><body><p>Élysée said so today.</p></body></html>',
            "Élysée said so today.",
        ),
    ],
)
def test_text(html: str, text: str) -> None:
    assert read_page(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<html><body><script>only()</script></body></html>",
        "<html>" + "<div>" * 3000 + "deep" + "</div>" * 3000 + "</html>",  # deeper than the parser goes
    ],
)
def test_no_text(html: str) -> None:
    with pytest.raises(DocumentError, match=r"empty|no main text|cannot be parsed"):
        read_page(html)
