"""Files that are no article, and files made to keep a program busy: each is cleaned or refused in one line, in bounds.

Each is cleaned in a process of its own with more time and memory than it needs by far, and far less than it took when
something looked at every pair of its lines, tags or signs. `--all-pages` makes the large ones 50 MB.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.clean.cleaned import clean
from generator.clean.encoding import LISTED, decode
from generator.clean.record import damage
from generator.errors import ContentError

PROSE = "The orchard was planted in 1911 by a judge who had never eaten an apricot, they say. "
MB = 1_000_000
SECONDS, BYTES = 60, 3_000 * MB
CLEANING = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES}))
from generator.clean.cleaned import clean
from generator.errors import ContentError
try:
    found = clean(sys.argv[1], sys.stdin.buffer.read())
    print(len(found.reading.blocks), "blocks")
except ContentError as error:
    print(*(problem.what for problem in error.problems))
"""


def page(body: str) -> bytes:
    return f"<!doctype html><html><body><h1>Headline of the day</h1>{body}<p>{PROSE * 3}</p>".encode()


def json_ld(value: str) -> bytes:
    return page(f'<script type="application/ld+json">{{"@type": "NewsArticle", {value}}}</script>')


DUMPS: dict[str, tuple[Callable[[int], bytes], str]] = {
    "paragraphs": (lambda size: f"{PROSE * 2}\n\n".encode() * (size // 172), "skipped: it has "),
    "blanks": (lambda size: b" " * size, "skipped: it holds no text"),
    "NUL": (lambda size: b"\0" * size, "skipped: this is no text in any encoding"),
    "Cyrillic": (lambda size: ("Москва " * 9 + "\n").encode("cp1251") * (size // 64), "skipped: it has "),
    "one word": (lambda size: b"x" * size, "skipped: line 1 has "),
    "one line": (lambda size: PROSE.encode() * (size // 86), "skipped: line 1 has "),
    "lines": (lambda size: b"x y z\n" * (size // 6), "skipped: it has "),
    "two encodings": (lambda size: ("Größe ".encode() + "Größe ".encode("latin1")) * (size // 16), "skipped: line "),
    "200,000 stars": (lambda _: b"*" * 200_000, "1 blocks"),
    "200,000 dashes, and a letter": (lambda _: b"-" * 200_000 + b"x", "1 blocks"),
    "dashes and brackets": (lambda _: b"- [[ ( | / * _ " * 20_000, "1 blocks"),
    "8,000 lines of tags": (lambda _: b"Tags: a, b\n" * 8_000 + PROSE.encode(), "8001 blocks"),
    "4,000 threads": (lambda _: b"COMMENTS (2)\nA. | 3 years ago | Reply\n" * 4_000 + PROSE.encode(), "8001 blocks"),
    "8,000 bylines": (lambda _: b"By Amina Khan\n" * 8_000 + PROSE.encode(), "8001 blocks"),
    "2,000 lines of dashes": (lambda _: (b"- " * 295 + b"\n") * 2_000, "2000 blocks"),
    "nothing": (lambda _: b"", "skipped: it holds no text"),
    "only a mark": (lambda _: b"\xff\xfe", "skipped: it holds no text"),
}  # fmt: skip
PAGES: dict[str, tuple[Callable[[int], bytes], str]] = {
    "tags": (lambda size: page("<div>" * (size // 5)), "skipped: it has more than 200,000 elements"),
    "<": (lambda size: b"<" * size, "skipped: it has more than 5,000,000 signs of markup that mark nothing"),
    "comment": (lambda size: page(f"<!--{'x -' * (size // 3)}-->"), "3 blocks"),
    "<!--": (lambda size: page("<!--" * (size // 4)), "2 blocks"),
    "<![CDATA[": (lambda size: page("<![CDATA[" * (size // 9)), "3 blocks"),
    "one paragraph": (lambda size: page(f"<p>{PROSE * (size // 86)}"), "skipped: block 2 has "),
    "one script": (lambda size: page(f"<script>{PROSE * (size // 86)}</script>"), "3 blocks"),
    "blocks": (lambda size: page("<p>x y z" * (size // 8)), "skipped: it has more than 200,000 elements"),
    "attribute": (lambda size: page(f'<p title="{"x y " * (size // 4)}">'), "2 blocks"),
    "attribute that is never closed": (lambda size: page(f'<p title="{"<b>" * (size // 3)}'), "2 blocks"),
    "list of authors": (lambda size: json_ld(f'"author": "{"A B, " * (size // 5)}"'), "3 blocks"),
    "date": (lambda size: json_ld(f'"datePublished": "{"Nov 20 " * (size // 7)}"'), "3 blocks"),
    "1 MB of &": (lambda _: b"&" * MB, "1 blocks"),
    "JSON in JSON": (lambda _: page(f'<script type="application/ld+json">{"[" * MB}</script>'), "3 blocks"),
    "10,000 elements in one another": (lambda _: page("<div>" * 10_000), "2 blocks"),
    "100,000 elements in one another": (lambda _: page("<b>" * 100_000), "2 blocks"),
    "50,000 elements, 50,000 end tags of others": (
        lambda _: page("<div>" * 50_000 + "</b>" * 50_000),
        "skipped: it has 20,000 elements in one another",
    ),
    "8,000 slots of advertisements": (lambda _: page("<div>ADVERTISEMENT</div>" * 8_000), "8002 blocks"),
    "4,000 lists in one another": (lambda _: page("<ul><li>" * 4_000 + f"<p>{PROSE}" * 4_000), "4002 blocks"),
    "a thread deep down": (
        lambda _: page(f"<p>{PROSE * 3}" + "<div>" * 9_000 + "<p>COMMENTS (2)" + "<p>x</p>" * 9_000),
        "9004 blocks",
    ),
    "nothing": (lambda _: b"", "skipped: it holds no text"),
    "only a comment": (lambda _: b"<!-- <p>words", "skipped: nothing in it reads like an article"),
}  # fmt: skip


@pytest.fixture
def size(request: pytest.FixtureRequest) -> int:
    """Bytes of those files that are as large as one likes."""
    return (50 if request.config.getoption("--all-pages") else 6) * MB


@pytest.mark.slow
@pytest.mark.parametrize("name", DUMPS)
def test_a_bad_dump_is_cleaned_or_refused_in_bounds(name: str, size: int) -> None:
    make, outcome = DUMPS[name]

    assert cleaned("raw/a.txt", make(size)).startswith(outcome)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_bad_page_is_cleaned_or_refused_in_bounds(name: str, size: int) -> None:
    make, outcome = PAGES[name]

    assert cleaned("raw/a.html", make(size)).startswith(outcome)


def cleaned(path: str, data: bytes) -> str:
    """What comes of a file, in one line."""
    root = Path(__file__).resolve().parents[3]
    ran = subprocess.run([sys.executable, "-c", CLEANING, path], input=data, capture_output=True, cwd=root, check=False)
    assert ran.returncode == 0, ran.stderr.decode()[-2000:] or f"ended by signal {-ran.returncode}"
    return ran.stdout.decode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "London: the minister said on Monday that it would.",
        "Москва и Исламабад подписали соглашение.\nВторая строка.",
        "اسلام آباد: وزیر نے پیر کو کہا۔\nدوسری سطر",
        "नई दिल्ली में मंत्री ने सोमवार को कहा।\nदूसरी पंक्ति",
        "新华社北京4月24日电 记者\n第二行 是一",
        "서울 장관은 월요일에 말했다\n가 둘째 줄",
    ],
)
def test_two_bytes_a_letter_are_read_without_a_mark(text: str, encoding: str) -> None:
    found = clean("raw/a.txt", (text * 20).encode(encoding))

    assert (found.record.encoding, found.reading.decoded.text) == (encoding, text * 20)


def test_a_binary_named_like_a_text_is_refused() -> None:
    data = bytes(number * 7919 % 256 for number in range(100_000))

    with pytest.raises(ContentError, match="this is no text in any encoding"):
        clean("raw/a.txt", data)


def test_countless_unreadable_bytes_are_counted_and_not_listed() -> None:
    decoded = decode(b"\xef\xbb\xbf" + b"\xff " * 6 * LISTED)

    assert (len(decoded.damage), decoded.more) == (LISTED, 5 * LISTED)
    assert damage(decoded)[-1] == f"and {6 * LISTED - 20} more"
