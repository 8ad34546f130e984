"""Sources to documents: every form, every fault named, and the run goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from demarche.documents import assemble as assemble_module
from demarche.documents.failure import Failure
from demarche.documents.load import load_documents
from demarche.errors import UsageError
from demarche.records import Document

PAGES = Path(__file__).parent / "pages"
TEXT = "The ministers met in Paris on Monday and agreed that their deputies would meet again in June."


def load(*sources: str | Path, **options: str) -> list[Document | Failure]:
    return list(load_documents([str(source) for source in sources], **options))


def one(*sources: str | Path, **options: str) -> Document:
    (found,) = load(*sources, **options)
    assert isinstance(found, Document), found
    return found


def failure(*sources: str | Path) -> Failure:
    (found,) = load(*sources)
    assert isinstance(found, Failure), found
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Bad calls


@pytest.mark.parametrize(
    ("sources", "options", "message"),
    [
        ([], {}, "no source"),
        (["nowhere.txt"], {}, "nowhere.txt: there is no such file or folder"),
        (["ftp://kremlin.ru/x"], {}, "ftp is not read: give an http or https address"),
        (["-", "-"], {}, "only once"),
        (["-"], {"published": "yesterday"}, "published 'yesterday' is no date: give a day as"),
        (["-"], {"published": "2015-02-30"}, "is no date"),
        (["-"], {"side": "Russia"}, r"unknown side 'Russia' \(perhaps RUS\?\)"),
        (["-"], {"side": "XXX"}, "alpha-3 code such as RUS, or a body such as nato"),
        (["-"], {"publisher": " "}, "publisher is empty"),
    ],
)
def test_a_bad_call_is_refused_at_once(sources: list[str], options: dict[str, str], message: str) -> None:
    """At the call, not when the first document is asked for; in one line."""
    with pytest.raises(UsageError, match=message) as caught:
        load_documents(sources, **options)
    assert "\n" not in str(caught.value)


def test_nothing_is_read_before_all_sources_are_checked(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt", TEXT)
    with pytest.raises(UsageError, match=r"b\.txt"):
        load_documents([str(good), str(tmp_path / "b.txt")])


# Plain text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\r\n{TEXT}\r\n\r\n  {TEXT}\t\n",  # line ends and blanks as they came
        "“Élysée” \u2014 " + TEXT + "\u00a0\u200b 😀",
    ],
)
def test_plain_text_is_kept(tmp_path: Path, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text)).text == text


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT
    assert one(write(tmp_path / "b.txt", TEXT.encode("utf-16"))).text == TEXT


def test_metadata_beside_the_text(tmp_path: Path) -> None:
    path = write(tmp_path / "p01.A.txt", TEXT)
    write(
        tmp_path / "p01.A.meta.json",
        json.dumps({"title": "A title", "url": "http://kremlin.ru/1", "published": "2022-02-13T17:45:24+00:00"}),
    )
    document = one(path)
    assert document.id == "http://kremlin.ru/1"
    assert document.title == "A title"
    assert document.text == TEXT  # the title is no part of it
    assert (document.publisher, document.side) == ("President of Russia", "RUS")
    assert (document.published, document.published_method) == ("2022-02-13T17:45:24+00:00", "metadata")
    assert document.language == "en"


def test_id_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert one("./a.txt").id == "./a.txt"
    assert one(".").id == "./a.txt"


def test_a_faulty_metadata_file_names_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "a.meta.json", '{"side": "Ruritania"}')
    found = failure(path)
    assert found.id == str(path)
    assert found.reason.startswith("a.meta.json: unknown side 'Ruritania': an ISO 3166-1 alpha-3 code")


def test_options_go_before_metadata(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "a.meta.json", '{"published": "2015-05-25", "publisher": "TASS", "side": "RUS"}')
    document = one(path, published="2015-05-26", publisher="Reuters", side="gbr")
    assert (document.published, document.published_method, document.published_reliability) == (
        "2015-05-26",
        "given",
        1.0,
    )
    assert (document.publisher, document.side) == ("Reuters", "GBR")


def test_numeric_dates_follow_the_publisher(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"04/05/2015\n{TEXT}")
    assert one(path, publisher="The White House").published == "2015-04-05"
    assert one(path, publisher="Press Trust of India").published == "2015-05-04"
    assert one(path).published is None


def test_press_has_no_side(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.txt", TEXT), publisher="Xinhua")
    assert (document.side, document.kind) == (None, "news")


# Other forms


def test_page() -> None:
    document = one(PAGES / "ministry.html")
    assert (document.side, document.publisher, document.kind) == ("DEU", "Federal Foreign Office of Germany", "readout")
    assert document.published == "2021-04-03"


def test_column() -> None:
    document = one(PAGES / "column.html")
    assert (document.kind, document.author, document.side) == ("analysis", "Irena Sol", None)


def test_json_object(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.json", json.dumps({"id": "x", "text": TEXT}, indent=1))).id == "x"


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.JSONL", "a.jsonl.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    data = (json.dumps({"text": TEXT}) + "\n") * 2
    path = write(tmp_path / name, gzip.compress(data.encode()) if name.endswith("gz") else data)
    assert [item.id for item in load(path)] == [f"{path}#1", f"{path}#2"]


def test_gzipped_text_with_its_metadata(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode()))
    write(tmp_path / "a.meta.json", '{"title": "T"}')
    assert (one(path).text, one(path).title) == (TEXT, "T")


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT, ["-"]),  # text
        ("{sic} " + TEXT, ["-"]),  # text that begins with a bracket
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", ["-"]),
        (json.dumps({"text": TEXT}) + "\n" + json.dumps({"id": "b", "text": TEXT}), ["-#1", "b"]),  # JSON Lines
        (json.dumps({"text": TEXT}), ["-#1"]),  # of one line
        (json.dumps({"id": "whole", "text": TEXT}, indent=2), ["whole"]),  # one object over many lines
        (gzip.compress(TEXT.encode()), ["-"]),
    ],
)
def test_standard_input_by_content(data: str | bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(data if isinstance(data, bytes) else data.encode())

    monkeypatch.setattr("sys.stdin", Input)
    found = load("-")
    assert [item.id for item in found] == ids
    assert [item.text for item in found if isinstance(item, Document)] in (
        [TEXT] * len(ids),
        ["{sic} " + TEXT],
    )


def test_a_file_without_a_telling_name_is_read_by_content(tmp_path: Path) -> None:
    assert one(write(tmp_path / "cable", TEXT)).text == TEXT
    assert one(write(tmp_path / "page.aspx", f"<html><body><p>{TEXT}</p></body></html>")).text == TEXT


# Folders


def test_folder(tmp_path: Path) -> None:
    write(tmp_path / "b" / "2.txt", TEXT)
    write(tmp_path / "b" / "1.html", f"<html><body><p>{TEXT}</p></body></html>")
    write(tmp_path / "a.jsonl", json.dumps({"id": "first", "text": TEXT}))
    write(tmp_path / "b" / "2.meta.json", '{"title": "T"}')
    write(tmp_path / "b" / "2.gold.json", "{}")
    write(tmp_path / ".hidden.txt", TEXT)
    assert [item.id for item in load(tmp_path)] == ["first", f"{tmp_path}/b/1.html", f"{tmp_path}/b/2.txt"]


def test_faults_in_a_folder_are_named_and_the_run_goes_on(tmp_path: Path) -> None:
    faults = {
        "1.txt": (b"", "empty: there is no text"),
        "2.txt": (b"caf\xe9", "not UTF-8: byte 0xE9 at offset 3 (line 1)"),
        "3.txt": (b"a\0b", "binary: NUL byte at offset 1"),
        "4.pdf": (b"%PDF-1.4", "the PDF file cannot be read"),
        "5.png": (b"\x89PNG\r\n\x1a\n", "binary: a PNG image"),
        "6.txt": ("Le ministre a rencontré son homologue à Paris. Ils ont parlé de la paix. " * 3, "not English"),
        "7.json": ('{"text": "cut', "broken or truncated JSON: Unterminated string"),
        "8.txt.gz": (gzip.compress(TEXT.encode())[:-9], "truncated gzip"),
        "9.css": ("p { color: red }", "a file ending in .css is not read"),
    }
    for name, (data, _) in faults.items():
        write(tmp_path / name, data)
    write(tmp_path / "z.txt", TEXT)
    *failures, last = load(tmp_path)
    assert isinstance(last, Document)
    assert [Path(item.id).name for item in failures] == sorted(faults)
    for item in failures:
        assert isinstance(item, Failure)
        assert item.reason.startswith(faults[Path(item.id).name][1])
        assert "\n" not in item.reason


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # by hand, as root may read every file
    assert failure(path).reason == "cannot be read: Permission denied"


def test_a_broken_link_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert failure(tmp_path).reason == "cannot be read: No such file or directory"


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    document = one(tmp_path)
    assert document.id == f"{tmp_path}/caf\\xe9.txt"
    assert document.id.encode()


def test_a_text_over_the_limit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble_module, "DOCUMENT_BYTES", 100)
    path = write(tmp_path / "a.jsonl", json.dumps({"id": "long", "text": TEXT * 2}) + "\n" + json.dumps({"text": TEXT}))
    first, second = load(path)
    assert first == Failure("long", "larger than 50 MB")
    assert isinstance(second, Document)


# Streaming


def test_json_lines_are_not_held(tmp_path: Path) -> None:
    """Memory does not grow with the number of lines: twice as many take no more than a fifth more."""
    line = json.dumps({"text": TEXT + " " + "Word after word was weighed. " * 300}).encode() + b"\n"

    def peak(lines: int) -> int:
        path = write(tmp_path / f"{lines}.jsonl.gz", gzip.compress(line * lines))
        tracemalloc.start()
        count = sum(1 for _ in load_documents([str(path)]))
        taken = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == lines
        return taken

    peak(10)  # tables and the language identifier are loaded once
    assert peak(300) < 1.2 * peak(150)


def test_documents_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1.txt", TEXT), write(tmp_path / "2.txt", TEXT)
    documents = load_documents([str(first), str(second)])
    assert next(documents).id == str(first)
    second.unlink()
    assert next(documents) == Failure(str(second), "cannot be read: No such file or directory")
