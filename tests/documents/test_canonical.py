"""Addresses of one page are seen to be one, those of two pages are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.documents.canonical import canonical_address, same_page_key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.State.gov/call/", "https://www.state.gov/call"),  # case of the host, closing slash
        ("http://en.kremlin.ru:80/news/1#top", "http://en.kremlin.ru/news/1"),  # default port, fragment
        ("https://a.org:8443/x", "https://a.org:8443/x"),  # another port is another server
        ("https://a.org/x?utm_source=t&b=2&a=1&FBCLID=z", "https://a.org/x?a=1&b=2"),  # tracking goes, order settles
        ("https://a.org/x?id=", "https://a.org/x?id="),  # an empty value may mean something
        ("https://a.org", "https://a.org/"),
        ("https://web.archive.org/web/20150526/http://a.org/x/", "http://a.org/x"),  # a snapshot is the page
        ("https://[2001:db8::1]:443/x", "https://[2001:db8::1]/x"),
        ("http://a.org:port/", "http://a.org:port/"),  # broken: left alone
        ("mailto:press@a.org", "mailto:press@a.org"),
        ("call.txt", "call.txt"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical_address(url) == expected


def test_one_page_under_both_schemes() -> None:
    assert same_page_key("http://www.a.org/x/") == same_page_key("https://a.org/x")
    assert same_page_key("https://a.org/x") != same_page_key("https://a.org/y")


@given(st.text(alphabet=st.sampled_from("htps:/?#&=[]@%.ab1é "), max_size=30))
def test_settled_after_once(url: str) -> None:
    """Any text: no error, and nothing changes the second time."""
    once = canonical_address(url)
    assert canonical_address(once) == once
