"""Hostile words, wherever an editor or a publisher can put them, are words on the site and nothing else."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_letters

import pytest
from lxml import etree
from strict_page import Page
from tiny import Archive, tree

from generator.text import squeeze

OWN = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><svg/onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!-- --><b>comment",
    "]]><x/>&amp;&lt;&#60;&nbsp;&undefined;",
    "{{ 7 * 7 }}{% raw %}{# gone #}",
    "[[people/ada|words]] [x](javascript:alert(1)) ![y](data:text/html,z)",
    "<javascript:alert(1)> <https://x.example/\"onclick='x'>",
    "pressmark:people/ada",
    '<a href="pressmark:people/ada">x</a>',
    "\u202eright to left\u202c \u2066\u2069 \ufeff\u00ad\u200b",
    "a\u0000b\u0007c\u001bd\u007fe\u0085f\u2028g\u2029h\ufffei",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 \ufb01 \u1e9e \u0130i",
    "line\nline\r\nline\ttab",
    "-" * 400,
    "> quote # heading *a* _b_ `c` ==d== ~~e~~ ^f^ [^1] | g | \\h",
    "---\ntitle: x\n---",
    "%s %d {0} $x ${y} $(z) `w` ; -- ' OR 1=1",
)
TEXTS = ("title", "summary", "description", "agency", "dateline", "dateline_raw", "section", "rights", "withdrawn")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
PLAIN = frozenset(ascii_letters + " -<>/=")
LISTS = ("authors", "tags", "related", "date_evidence")
SHARED = ("blns", "commonmark", "dompurify.a", "ftfy-wild", "html5lib-tree.a", "owasp", "yaml-test-suite.a")


def quoted(text: str) -> str:
    """A YAML scalar of exactly these characters, each that is no plain letter escaped."""
    signs = (char if char in PLAIN else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(signs)}"'


def hostile_archive(folder: Path, payloads: Sequence[str]) -> Archive:
    """Each payload in each place: as values of front matter, and as Markdown in bodies and in notes."""
    archive = Archive(folder)
    first, second = quoted(payloads[0]), quoted(payloads[1])
    head = f"format: 1\ntitle: {first}\ndescription: {second}\neditors: [{first}, {second}]\n"
    archive.write("archive.yml", f"{head}base_url: https://x.example/\n")
    for number, payload in enumerate(payloads):
        for path, text in hostile_files(number, payload):
            archive.write(path, text)
    return archive


def hostile_files(number: int, payload: str) -> Iterator[tuple[str, str]]:
    value = quoted(payload)
    rows = "".join(f"{key}: {value}\n" for key in TEXTS if key != "withdrawn")
    rows += "".join(f"{key}: [{value}, {value}]\n" for key in LISTS)
    rows += f"figures: [{{caption: {value}, credit: {value}}}]\n"
    names = (
        f"topics: [t{number % 3}, h{number}]\npeople: [h{number}]\npublisher: h{number}\ndate: '20{number % 90 + 10}'\n"
    )
    yield f"articles/a{number}.md", f"---\n{rows}{names}raw: raw/a{number}.txt\n---\n\nWords [[people/h{number}]].\n"
    yield f"articles/b{number}.md", f"---\ntitle: {value}\ntopics: [t0]\n---\n\n{payload}\n\nThe words after it.\n"
    yield f"articles/c{number}.md", f"---\ntitle: C\nwithdrawn: {value}\n---\n"
    yield f"raw/a{number}.txt", f"{payload}\n\nThe words after it.\n"
    for kind in ("topics", "people", "publishers"):
        more = f"roles: [{{role: {value}, organisation: {value}, from: '2001'}}]\n" if kind == "people" else ""
        yield (
            f"{kind}/h{number}.md",
            f"---\nname: {value}\naliases: [{value}]\ndescription: {value}\n{more}---\n\n{payload}\n",
        )
    yield f"pages/p{number}.md", f"---\ntitle: {value}\n---\n\n{payload}\n\nSee [[b{number}]].\n"
    flat = squeeze("".join(" " if unicodedata.category(char) == "Cc" else char for char in payload))
    note = f"## {flat}\n\n> Words\n\n{payload}\n"
    asked = "".join(char for char in flat if char not in '"{}')
    claim = f'## Not so {{.claim claim="{asked}"}}\n\n> Words\n\n{flat}\n'
    yield f"stories/s{number}.md", f"---\nname: {value}\narticles: [a{number}, b{number}]\n---\n\n{payload}\n"
    yield (
        f"annotations/a{number}.md",
        f"---\nby: {value}\ndate: '2020-01-01'\n---\n\n{note}\n\n## More\n\n> {flat}\n\n{flat}\n\n{claim}",
    )


def check(archive: Archive) -> dict[str, Page]:
    """Build; what was not left out is sound and nothing in it runs."""
    outcome = archive.build(keep_going=True)
    files = tree(archive.site)
    pages = {name: Page(name, data) for name, data in files.items() if name.endswith(".html")}
    faults = {name: page.faults for name, page in pages.items() if page.faults}
    assert faults == {}
    for name, page in pages.items():
        assert len(page.texts["title"]) == len(page.texts["h1"]) == 1, name
        for block in filter(None, page.data_blocks):
            json.loads(block)
    for name, data in files.items():
        if name.endswith(".xml"):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        if name.endswith(".json"):
            json.loads(data)
    assert outcome.changes
    return pages


def test_hostile_words_are_shown_as_they_are_and_nothing_runs(tmp_path: Path) -> None:
    pages = check(hostile_archive(tmp_path, OWN))

    shown = {number: pages[f"articles/a{number}/index.html"].texts["h1"][0] for number in range(len(OWN))}
    assert {number: squeeze(text) for number, text in shown.items()} == {
        number: squeeze(CONTROL.sub("\ufffd", payload)) for number, payload in enumerate(OWN)
    }


@pytest.mark.parametrize("name", SHARED)
def test_what_others_have_tried_does_not_run_either(shared: Path, tmp_path: Path, name: str) -> None:
    file = shared / "bench" / "hostile" / "payloads" / f"{name}.jsonl"
    found = [json.loads(line)["payload"] for line in file.read_text(encoding="utf-8").splitlines()]
    payloads = [payload.encode("utf-8", "replace").decode() for payload in found if payload.strip()]
    few = payloads[:: max(1, len(payloads) // 12)]

    pages = check(hostile_archive(tmp_path, few))

    wanted = {f"articles/{kind}{number}/index.html" for kind in "abc" for number in range(len(few))}
    assert wanted - set(pages) == set()
