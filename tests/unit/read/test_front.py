"""Bytes, line ends, fences and file names: what no case file can hold."""

import pytest

from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.read.front import read_front, split
from generator.read.names import is_name
from generator.read.page import read_page

FILE = b"---\ntitle: A\n---\nText.\n"


@pytest.mark.parametrize(
    "data",
    [FILE, b"\xef\xbb\xbf" + FILE, FILE.replace(b"\n", b"\r\n"), FILE.replace(b"\n", b"\r")],
    ids=["newlines", "byte order mark", "CRLF", "CR"],
)
def test_byte_order_marks_and_other_line_ends_change_nothing(data: bytes) -> None:
    article, problems = read_article("articles/a.md", data)

    assert problems == ()
    assert article is not None
    assert (article.title, article.body, article.body_line) == ("A", "Text.\n", 4)


@pytest.mark.parametrize(
    "data, line, byte",
    [
        (b"---\ntitle: \xe9\n---\n", 2, "byte 11 is 0xe9"),
        (b"\xef\xbb\xbf---\ntitle: \xe9\n---\n", 2, "byte 14 is 0xe9"),
        (FILE + b"caf\xe9", 5, "byte 26 is 0xe9"),
        (FILE.decode().encode("utf-16"), 1, "byte 0 is 0xff, the mark of UTF-16"),
        (b"---\xed\xa0\x80", 1, "byte 3 is 0xed"),
    ],
)
def test_a_file_that_is_not_utf8_is_refused_with_the_line_and_the_byte(data: bytes, line: int, byte: str) -> None:
    article, [problem] = read_article("articles/a.md", data)

    assert article is None
    assert (
        str(problem) == f"content/articles/a.md:{line}: this file is not UTF-8: {byte}\n  fix: save the file as UTF-8"
    )


@pytest.mark.parametrize("body", ["", "Text.", "\n\n  Text.\n\n", "---\n", "\ta\x00b\u2028c\ufeff\n"])
def test_the_body_is_kept_as_it_is(body: str) -> None:
    front, _ = read_front("articles/a.md", f"---\ntitle: A\n---\n{body}".encode())

    assert front is not None
    assert front.body == body


def test_the_body_line_is_where_the_body_begins() -> None:
    text = "---\ntitle: A\nsummary: |\n  one\n\n  two\n---\nText.\n"

    _, body, line = split(text) or ("", "", 0)

    assert text.split("\n")[line - 1] + "\n" == body


def test_front_matter_may_end_with_the_file() -> None:
    assert split("---\ntitle: A\n---") == ("title: A\n", "", 4)


def test_places_of_values_and_items_are_kept_for_later_messages() -> None:
    article, _ = read_article("articles/a.md", b"---\ntitle: A\ntopics:\n  - b\n  - c\n---\n")

    assert article is not None
    places = {field.key: (field.line, field.column) for field in article.fields}
    assert places == {"title": (2, 8), "topics": (4, 3), "topics[0]": (4, 5), "topics[1]": (5, 5)}


@pytest.mark.parametrize(
    "path", ["articles/a b.md", "articles/-a.md", "articles/a?.md", "articles/a\u202eb.md", "articles/.md"]
)
def test_a_file_whose_name_cannot_be_an_address_is_refused(path: str) -> None:
    article, [problem] = read_article(path, FILE)

    assert article is None
    assert problem.what.endswith("cannot be part of an address")
    assert problem.fix.startswith("rename it to ")


def test_a_misnamed_file_hides_no_other_problem() -> None:
    _, problems = read_article("articles/a b.md", b"---\ntitle: A\ndate: now\n---\n")

    assert [problem.place.line for problem in problems] == [0, 3]


def test_the_kind_of_an_authority_file_is_its_folder_and_its_slug_the_file_name() -> None:
    entity, _ = read_entity("organisations/sco.md", b"---\nname: SCO\n---\n")

    assert entity is not None
    assert (entity.kind, entity.slug, entity.path) == ("organisations", "sco", "organisations/sco.md")


def test_a_folder_that_holds_no_authority_files_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="media"):
        read_entity("media/a.md", FILE)


def test_a_pages_slug_is_its_file_name() -> None:
    page, _ = read_page("pages/about-us.md", FILE)

    assert page is not None
    assert page.slug == "about-us"


@pytest.mark.parametrize(
    "text", ["a", "a-b", "A_b.c", "2014-11-20-dawn", "_x", "دفاع", "हिन्दी", "défense", "cafe\u0301"]
)
def test_letters_of_every_script_make_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a/b", "a b", "-a", ".a", "a.", "a#b", "a\nb", "a\u00a0b", "a\u200bb", "“a”", "a\\b", "a%"]
)
def test_what_would_change_an_address_makes_no_name(text: str) -> None:
    assert not is_name(text)
