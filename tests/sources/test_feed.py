"""Feeds and sitemaps of strangers: what they point to comes out, what they try does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import DocumentError
from demarche.sources.feed import looks_like_feed, parse_feed
from demarche.sources.markup import plain_text

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ministry &amp; Press</title>
<item><title>Call</title><link>/call?utm_source=rss</link><pubDate>Mon, 25 May 2015 18:00:00 GMT</pubDate>
<dc:creator>Press office</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>They <b>met</b>.</p>]]></content:encoded></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry>
<title type="html">&lt;b&gt;Call&lt;/b&gt;</title>
<link rel="self" href="http://a.org/entry.atom"/><link href="http://a.org/call"/><id>tag:a.org,1</id>
<published>2015-05-25T18:00:00Z</published>
<author><name>Press</name></author><summary>They met.</summary></entry></feed>"""
SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"
HOSTILE = f"""<rss><channel><title>{SCRIPT}Paper</title><item><title>{SCRIPT}Call</title>
<link>javascript:alert(1)</link><guid>{SCRIPT}</guid>
<pubDate>{SCRIPT}the 45th of Nevermber</pubDate><author>{SCRIPT}</author>
<description>{SCRIPT}They met.</description></item></channel></rss>""".encode()


def test_rss() -> None:
    feed = parse_feed(RSS, "http://a.org/feed")
    assert feed is not None
    assert feed.publisher == "Ministry & Press"
    (entry,) = feed.entries
    assert (entry.url, entry.title, entry.published, entry.author, entry.html) == (
        "http://a.org/call?utm_source=rss",
        "Call",
        "Mon, 25 May 2015 18:00:00 GMT",
        "Press office",
        "<p>They <b>met</b>.</p>",
    )


def test_atom() -> None:
    feed = parse_feed(ATOM)
    assert feed is not None
    (entry,) = feed.entries
    assert (entry.url, entry.title, entry.published, entry.author, entry.html) == (
        "http://a.org/call",
        "Call",
        "2015-05-25T18:00:00Z",
        "Press",
        "They met.",
    )


def test_sitemaps() -> None:
    index = parse_feed(b"<sitemapindex><sitemap><loc> http://a.org/1.xml </loc></sitemap></sitemapindex>")
    assert index is not None
    assert index.sitemaps == ("http://a.org/1.xml",)
    pages = parse_feed(b"<urlset><url><loc>http://a.org/x</loc></url><url><loc>file:///etc/passwd</loc></url></urlset>")
    assert pages is not None
    assert [entry.url for entry in pages.entries] == ["http://a.org/x"]


def test_script_in_every_field() -> None:
    feed = parse_feed(HOSTILE)
    assert feed is not None
    (entry,) = feed.entries
    assert (feed.publisher, entry.title, entry.url, entry.author, entry.id) == ("Paper", "Call", None, None, None)
    assert "alert" not in (entry.published or "")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>'.encode(), "defines entities"),  # billion laughs
        (b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "defines entities"),
        ('<!DOCTYPE rss [<!ENTITY x "y">]><rss>&x;</rss>'.encode("utf-16"), "defines entities"),  # in another encoding
        (b"no markup at all", "broken XML"),
        (b"", "broken XML"),
    ],
)
def test_what_is_not_read(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        parse_feed(data)


def test_other_xml_is_no_feed() -> None:
    assert parse_feed(b"<svg/>") is None


def test_nested_deep_is_no_crash() -> None:
    deep = b"<rss>" + b"<a>" * 100_000
    try:
        feed = parse_feed(deep)
    except DocumentError:
        return
    assert feed is not None
    assert feed.entries == ()


@pytest.mark.parametrize(
    ("head", "is_feed"), [(b"\xef\xbb\xbf<?xml?><rss", True), (b"<html><p>an <rss> feed", True), (b"text", False)]
)
def test_looks(head: bytes, is_feed: bool) -> None:  # noqa: FBT001  # a row of the table
    assert looks_like_feed(head) is is_feed


@given(st.text(max_size=80))
def test_plain_text_of_anything(markup: str) -> None:
    assert "<script" not in plain_text(markup).lower().replace(" ", "")
