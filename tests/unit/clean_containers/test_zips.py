"""Zip files: odd names, odd entries, bombs, damage."""

import io
import warnings
import zipfile
import zlib

import pytest
from unit.clean_containers.making import answer, entry, patched, record, zipped

from generator.clean.containers import Member, Unread, members
from generator.clean.containers.parts import DEPTH, Allowance, FieldMap
from generator.clean.containers.zips import read_zip

TEXT = b"Boats were tied up along the whole of the eastern quay."


def found(data: bytes) -> dict[str, str]:
    """Name → the member's kind, or why it is unread."""
    return {each.name: each.kind if isinstance(each, Member) else each.why for each in members("raw/a.zip", data)}


@pytest.mark.parametrize(
    "name, shown",
    [
        ("../evil.txt", "../evil.txt"),
        ("..\\evil.txt", "..\\evil.txt"),
        ("/abs/evil.txt", "/abs/evil.txt"),
        ("C:\\evil.txt", "C:\\evil.txt"),
        ("a/../../evil.txt", "a/../../evil.txt"),
        ("news\nfrom\x1b[31m.txt", "news from�[31m.txt"),
        ("n" * 4000 + ".txt", "n" * 240 + "…"),
        ("خبر.txt", "خبر.txt"),
        ("noending", "noending"),
    ],
)
def test_a_name_is_only_a_name(name: str, shown: str) -> None:
    assert found(zipped([(name, TEXT)])) == {f"a.zip!{shown}": "text"}


def test_utf8_names_without_the_flag_are_read_and_cp437_ones_too() -> None:
    data = zipped([("Aepfel.txt", TEXT), ("B-.txt", TEXT)])

    data = data.replace(b"Aepfel.txt", "Äpfel.txt".encode()).replace(b"B-.txt", b"B\x84.txt")

    assert found(data) == {"a.zip!Äpfel.txt": "text", "a.zip!Bä.txt": "text"}


def test_the_same_name_twice_is_two_members() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zipped([("same.txt", TEXT), ("same.txt", TEXT), ("Same.txt", TEXT), ("same.txt (2)", TEXT)])

    assert list(found(data)) == ["a.zip!same.txt", "a.zip!same.txt (2)", "a.zip!Same.txt", "a.zip!same.txt (2) (2)"]


def test_a_page_whose_name_is_long_or_taken_is_read_as_a_page() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zipped([("same.html", TEXT), ("same.html", TEXT), ("n" * 300 + ".html", TEXT)])

    assert list(found(data).values()) == ["html"] * 3


@pytest.mark.parametrize(
    "mode, why",
    [
        (0o120777, "a symbolic link, which is not followed"),
        (0o020666, "not a plain file"),
        (0o010666, "not a plain file"),
        (0o106777, "text"),
        (0, "text"),
    ],
)
def test_only_plain_files_are_read(mode: int, why: str) -> None:
    assert found(zipped([(entry("a.txt", mode), TEXT)])) == {"a.zip!a.txt": why}


def test_each_kind_of_file_is_read_by_its_ending() -> None:
    inner = zipped([("c.jsonl", b'{"text": "One."}\n{"text": "Two."}')])
    entries = [
        ("a.html", TEXT),
        ("folder/", b""),
        ("folder/b.txt", TEXT),
        ("in.zip", inner),
        ("d.warc", record("response", answer(b"<p>One</p>"))),
        ("e.png", b"\x89PNG"),
        ("f.pdf", b"%PDF-1.4"),
        ("g.txt", b"%PDF-1.4"),
        ("h.txt", b""),
        (".DS_Store", b"x"),
        ("__MACOSX/._a.html", b"x"),
    ]

    hidden = "a hidden file or an editor's copy"
    assert found(zipped(entries)) == {
        "a.zip!a.html": "html",
        "a.zip!folder/b.txt": "text",
        "a.zip!in.zip!c.jsonl#1": "text",
        "a.zip!in.zip!c.jsonl#2": "text",
        "a.zip!d.warc#1": "html",
        "a.zip!e.png": "`.png` files are not read",
        "a.zip!f.pdf": "`.pdf` files are not read",
        "a.zip!g.txt": "this is no text in any encoding",
        "a.zip!h.txt": "it holds no text",
        "a.zip!.DS_Store": hidden,
        "a.zip!__MACOSX/._a.html": hidden,
    }


def test_zip_files_inside_one_another_are_read_so_deep_and_no_deeper() -> None:
    data = zipped([("a.txt", TEXT)])
    for _ in range(DEPTH):
        data = zipped([("in.zip", data), ("b.txt", TEXT)])

    assert found(data) == {
        "a.zip!in.zip!in.zip": "more than 2 zip files lie inside one another",
        "a.zip!in.zip!b.txt": "text",
        "a.zip!b.txt": "text",
    }


def test_a_bomb_is_told_and_its_neighbours_are_read() -> None:
    data = zipped([("a.txt", TEXT), ("bomb.txt", b"\0" * 30_000_000), ("b.txt", TEXT)])

    assert found(data) == {
        "a.zip!a.txt": "text",
        "a.zip!bomb.txt": "a zip bomb: it grows more than 200-fold",
        "a.zip!b.txt": "text",
    }


def test_all_that_is_packed_in_one_file_shares_one_allowance() -> None:
    text = bytes(range(32, 127)) * 100
    data = zipped([(f"{number}.txt", text) for number in range(4)])

    told = list(read_zip("a.zip", data, FieldMap(), Allowance(unpacked=2 * len(text)), {}))

    assert [type(each) for each in told] == [Member, Member, Unread, Unread]
    assert "unpacks to more than it may" in str(told[2])


def test_too_many_files_end_in_one_line() -> None:
    data = zipped([(f"{number}.txt", TEXT) for number in range(5)])

    told = list(members("a.zip", data, most=3))

    assert [type(each) for each in told] == [Member, Member, Member, Unread]
    assert (told[3].name, told[3].end) == ("a.zip:rest", len(data))


@pytest.mark.parametrize(
    "at, form, value, why",
    [
        (8, "<H", 1, "it is encrypted; put it into raw/ unlocked"),
        (10, "<H", 99, "packed by a method that is not read"),
        (16, "<I", 1, "the zip file is damaged here: the bytes do not have the checksum it tells"),
        (20, "<I", 1 << 30, "the zip file is damaged here: two of its files lie in the same bytes"),
        (42, "<I", 0, "the zip file is damaged here: two of its files lie in the same bytes"),
    ],
    ids=["encrypted", "method", "checksum", "size", "overlap"],
)
def test_a_damaged_entry_is_told_and_its_neighbour_read(at: int, form: str, value: int, why: str) -> None:
    data = patched(zipped([("a.txt", TEXT), ("b.txt", TEXT)]), b"PK\x01\x02", at, form, value)

    assert found(data) == {"a.zip!a.txt": "text", "a.zip!b.txt": why}


def test_a_size_told_too_large_is_not_believed() -> None:
    data = patched(zipped([("a.txt", TEXT)]), b"PK\x01\x02", 24, "<I", 0xFFFFFFF0)

    [only] = members("a.zip", data)

    assert isinstance(only, Member | Unread)
    assert isinstance(only, Unread) or only.data == TEXT


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06", b"no zip file", zipped([("a.txt", TEXT)])[:-30]])
def test_a_zip_file_without_its_table_of_contents_is_told(data: bytes) -> None:
    [why] = found(data).values()

    assert "table of contents" in why


def test_what_stands_before_after_and_beside_the_files_is_told() -> None:
    data = b"#!/bin/sh\n" + zipped([("a.txt", TEXT)], comment=b"from the newsroom") + b"tail"

    told = [(each.what, each.why, each.is_trouble) for each in members("a.zip", data) if isinstance(each, Unread)]

    assert told == [
        ("10 bytes", "they stand before the first file of the zip file", True),
        ("4 bytes", "they stand after the end of the zip file", True),
        ("from the newsroom", "the zip file's comment", False),
    ]


def test_damaged_bytes_never_raise() -> None:
    data = zipped([("a.txt", TEXT * 50), ("b.jsonl", b'{"text": "One."}'), ("c.zip", zipped([("d.txt", TEXT)]))])

    for at in range(len(data)):
        for changed in (0, 0xFF, data[at] ^ 1):
            list(members("a.zip", data[:at] + bytes([changed]) + data[at + 1 :]))
        list(members("a.zip", data[:at]))


def test_other_methods_of_packing_are_read_and_their_damage_told() -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as packed:
            packed.writestr("a.txt", TEXT)
        whole = file.getvalue()
        assert found(whole) == {"a.zip!a.txt": "text"}

        [why] = found(whole[:50] + bytes(byte ^ 0xFF for byte in whole[50:60]) + whole[60:]).values()

        assert why != "text"
    assert zlib.crc32(TEXT), "the damage above is found by a checksum that is not nought"
