"""Files of every format give their text, and hostile ones a reason, in a moment and with little memory."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from demarche.documents.docx import read_docx
from demarche.documents.failure import Failure
from demarche.documents.load import load_sources
from demarche.documents.mail import read_mail
from demarche.documents.original import Loaded, Unchanged
from demarche.documents.pdf import read_pdf
from demarche.documents.remote import Remote
from demarche.documents.unwrapping import unwrapped
from demarche.errors import DocumentError
from demarche.sources import limits
from demarche.sources.fetch import Page

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The foreign ministers met in Paris on Monday and agreed that their deputies would meet again in June."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str) -> bytes:
    """A PDF file of one page with these lines, made by hand."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    content = f"BT /F1 10 Tf 14 TL 50 700 Td {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 %s >> >> >>"
        % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Title (A communique) >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\n" % rows)
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this body, and further files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def load(path: Path) -> list[Loaded | Failure | Unchanged]:
    return list(load_sources([str(path)]))


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "call.pdf"
    path.write_bytes(pdf(TEXT[:60], TEXT[60:], "They will meet."))
    (item,) = load(path)
    assert isinstance(item, Loaded)
    assert item.document.text == f"{TEXT[:60]} {TEXT[60:]}\nThey will meet." or TEXT in item.document.text
    assert (item.document.title, item.document.published) == ("A communique", None)  # a file's date is no publication
    assert (item.original.data, item.original.media_type) == (path.read_bytes(), "application/pdf")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.4\ngarbage", "cannot be read"),
        (pdf(), "holds no text"),
        (pdf(TEXT)[:-200], "cannot be read|holds no text"),  # a download that broke off
    ],
)
def test_faulty_pdf(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        read_pdf(data)


def test_pdf_that_takes_too_long() -> None:
    ticks = iter((0.0, 100.0))
    with pytest.raises(DocumentError, match="longer than 60 seconds"):
        read_pdf(pdf(TEXT), lambda: next(ticks))


def test_docx(tmp_path: Path) -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Never said.</w:delText></w:r></w:del></w:p>"
    core = (
        "<cp xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Call</dc:title><dc:creator>Press</dc:creator></cp>"
    )
    data = docx(paragraph(TEXT) + deleted + paragraph("They&#160;left."), **{"docProps/core.xml": core})
    path = tmp_path / "call.docx"
    path.write_bytes(data)
    (item,) = load(path)
    assert isinstance(item, Loaded)
    assert item.document.text == f"{TEXT}\n\nThey\xa0left."
    assert (item.document.title, item.document.author) == ("Call", "Press")


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def raw_docx(document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (raw_docx(b"<a>" + b"\0" * 60_000_000), "decompression bomb|larger than"),  # zip bomb
        (raw_docx(f"{ENTITIES}<d>&b;</d>".encode()), "defines entities"),  # billion laughs
        (raw_docx(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'), "defines entities"),
        (raw_docx(b""), "broken XML"),
        (docx(paragraph(TEXT))[:-30], "cannot be read"),  # cut off
        (b"PK\x03\x04" + b"\0" * 40, "cannot be read"),
    ],
)
def test_hostile_docx(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        read_docx(data)


def test_zip_slip_writes_nothing(tmp_path: Path) -> None:
    """Names that lead out of the folder are never taken for paths."""
    path = tmp_path / "in" / "slip.docx"
    path.parent.mkdir()
    path.write_bytes(docx(paragraph(TEXT), **{"../../evil.txt": "x", "/tmp/evil.txt": "x"}))  # noqa: S108
    (item,) = load(path)
    assert isinstance(item, Loaded)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "slip.docx"]


def test_mail() -> None:
    message = (
        "From: Press Office <press@example.org>\r\nSubject: =?utf-8?q?Appel_t=C3=A9l=C3=A9phonique?=\r\n"
        "Date: Mon, 25 May 2015 18:00:00 +0200\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
        f"--x\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--x\r\nContent-Type: text/plain\r\n\r\n{TEXT}\r\n--x--\r\n"
    )
    text, origin = read_mail(message.encode())
    assert text.strip() == TEXT
    assert (origin.title, origin.publisher) == ("Appel téléphonique", "Press Office")
    assert origin.published == "Mon, 25 May 2015 18:00:00 +0200"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: nothing else\n\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nxx\n--x--",
        b"Content-Type: text/plain; charset=klingon\n\n\xff\xfe",
    ],
)
def test_mail_without_text(data: bytes) -> None:
    try:
        text, _ = read_mail(data)
    except DocumentError:
        return
    assert not text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a long line of words here\ngoes on here. End.\nshort\nnext",
            "a long line of words here goes on here. End. short\nnext",
        ),
        ("agree-\nment was reached", "agree-\nment was reached"),  # too short to go on
        ("they reached an agree-\nment on the treaty", "they reached an agreement on the treaty"),
        ("one paragraph of some words\n\nanother paragraph", "one paragraph of some words\nanother paragraph"),
        ("", ""),
    ],
)
def test_unwrapped(text: str, expected: str) -> None:
    assert unwrapped(text) == expected


def test_page_of_fifty_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demarche.sources.stream.DOCUMENT_BYTES", 100_000)
    path = tmp_path / "large.html"
    path.write_text("<p>" + "x " * 60_000)
    (item,) = load(path)
    assert isinstance(item, Failure)
    assert item.reason.startswith("larger than")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("deep.html", b"<div>" * 100_000 + TEXT.encode(), ""),  # nested too deep for any browser
        ("nul.html", b"<p>They\0met.</p>", "NUL"),
        ("mixed.txt", TEXT.encode() + "é".encode("latin-1") + "é".encode(), "not UTF-8"),  # two encodings in one file
        ("bomb.txt.gz", gzip.compress(b"\0" * 60_000_000), "decompression bomb|larger than"),
        ("x.xml", b"<svg/>", "neither a feed nor a sitemap"),
        ("x.xml", b"<urlset><url><loc>http://a.org/</loc></url></urlset>", "give its address"),
        ("x.warc", b"no warc at all", ""),
    ],
)
def test_one_failure_with_its_reason(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    import re  # noqa: PLC0415

    for item in load(path):
        if isinstance(item, Failure):
            assert re.search(told, item.reason)
            assert "\n" not in item.reason
        else:
            assert not told


@pytest.mark.slow
def test_bomb_of_600_megabytes(tmp_path: Path) -> None:
    """Stopped long before it is unpacked."""
    path = tmp_path / "bomb.jsonl.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as out:
        for _ in range(600):
            out.write(packer.compress(b"\0" * 1_000_000))
        out.write(packer.flush())
    (item,) = load(path)
    assert isinstance(item, Failure)
    assert "bomb" in item.reason or "binary" in item.reason
    assert limits.EXPANSION_RATIO < 1000


def test_feed_file_holds_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    body = f"&lt;script&gt;evil()&lt;/script&gt;&lt;p&gt;{TEXT} {TEXT} {TEXT}&lt;/p&gt;"
    entry = "<item><title>Call</title><link>http://a.org/1</link><pubDate>45 Nevermber</pubDate>"
    entry += f"<description>{body}</description></item>"
    path.write_text(f"<rss><channel><title>Ministry</title>{entry}</channel></rss>")
    (item,) = load(path)
    assert isinstance(item, Loaded)
    assert "evil" not in item.document.text
    assert (item.document.id, item.document.title, item.document.publisher) == ("http://a.org/1", "Call", "Ministry")
    assert item.document.published is None  # a date that is none


def test_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = f"<html><head><title>Call</title></head><body><article><p>{TEXT} {TEXT}</p></article></body></html>".encode()

    def record(url: str, status: str, body: bytes) -> bytes:
        http = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (
            status.encode(),
            len(body),
            body,
        )
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        head += "Content-Type: application/http; msgtype=response\r\n"
        head += (
            f"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2015-05-26T00:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode() + http + b"\r\n\r\n"

    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        gzip.compress(record("http://a.org/call", "200 OK", page))
        + gzip.compress(record("http://a.org/no", "404 No", page))
    )
    (item,) = load(path)
    assert isinstance(item, Loaded)
    assert (item.document.id, item.document.title) == ("http://a.org/call", "Call")
    assert TEXT in item.document.text
    assert item.document.published != "2015-05-26"  # the day of the crawl


class Shelf:
    """Pages by their addresses, in the place of the network."""

    def __init__(self, **pages: bytes) -> None:
        self._pages = {f"http://a.org/{name}": data for name, data in pages.items()}
        self.asked: list[str] = []

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Page | None:
        """The page, unless it is asked for with its tag."""
        del last_modified
        self.asked.append(url)
        if url not in self._pages:
            message = "the server answers 404"
            raise DocumentError(message)
        return None if etag == "1" else Page(url, self._pages[url], "text/html", "1")


def test_addresses_of_a_feed_are_followed_once() -> None:
    page = f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>".encode()
    links = "".join(f"<item><title>T</title><link>http://a.org/{name}</link></item>" for name in ("x", "x#top", "gone"))
    shelf = Shelf(feed=f"<rss><channel><title>Ministry</title>{links}</channel></rss>".encode(), x=page)
    found = list(load_sources(["http://a.org/feed"], remote=Remote(client=shelf)))  # type: ignore[arg-type]  # asked in one way only
    assert [(type(item).__name__, getattr(item, "id", None)) for item in found] == [
        ("Loaded", None),
        ("Failure", "http://a.org/gone"),
    ]
    (loaded, _) = found
    assert isinstance(loaded, Loaded)
    assert (loaded.document.id, loaded.document.publisher) == ("http://a.org/x", "Ministry")
    assert loaded.validators is not None
    assert loaded.validators.etag == "1"
    assert shelf.asked == ["http://a.org/feed", "http://a.org/x", "http://a.org/gone"]


def test_page_that_has_not_changed_is_not_read() -> None:
    from demarche.documents.original import Validators  # noqa: PLC0415

    class Held:
        def validators(self, identity: str) -> Validators | None:
            return Validators(identity, "1", None)

    found = list(load_sources(["http://a.org/x"], remote=Remote(Held(), client=Shelf(x=b""))))  # type: ignore[arg-type]  # the same
    assert found == [Unchanged("http://a.org/x")]
