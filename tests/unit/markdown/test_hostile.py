"""Hostile input as Markdown: it never breaks, nothing runs, and what it says can still be read."""

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from unit.markdown.strict_html import Fragment

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.escape import escape, escape_heading
from generator.markdown.plain import plain_text
from generator.markdown.prose import prose
from generator.text import squeeze

SETS = ("blns", "commonmark", "dompurify.a", "ftfy-wild", "html5lib-tree.a", "owasp", "yaml-test-suite.a")
ADDRESS = re.compile(r"https?://|mailto:|#|pressmark:", re.IGNORECASE)
HARMLESS = {"id", "class", "role", "href", "src", "alt", "title", "loading", "tabindex", "start", "data-notes"}
RUN = re.compile(r"[^\W_]+")


def payloads(shared: Path, name: str) -> list[tuple[str, str]]:
    file = shared / "bench" / "hostile" / "payloads" / f"{name}.jsonl"
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert found
    return [(one["id"], one["payload"].encode("utf-8", "replace").decode()) for one in found]


@pytest.mark.parametrize("name", SETS)
def test_nothing_runs_and_every_element_is_closed(shared: Path, name: str) -> None:
    for ident, payload in payloads(shared, name):
        text, _ = prose("pages/hostile.md", f"{payload}\n\nThe words after it.", 1)

        for tag, values in Fragment(text.html).tags:
            strange = {key for key in values if key not in HARMLESS and not key.startswith("aria-")}
            assert not strange, (ident, tag, values)
            addresses = [values[key] for key in ("href", "src") if key in values]
            assert all(map(ADDRESS.match, addresses)), (ident, addresses)


@pytest.mark.parametrize("name", SETS)
def test_escaped_every_word_is_shown(shared: Path, name: str) -> None:
    for ident, payload in payloads(shared, name):
        source = f"{escape_heading(payload)}\n\n{escape(payload)}\n\nThe words after it."

        words, _ = plain_text(parse(source, Where("pages")).tokens)

        shown = payload.replace("\0", "\ufffd")
        assert squeeze(words) == squeeze(f"{shown} {shown} The words after it."), ident


def test_unescaped_every_word_is_shown_or_told_of(shared: Path) -> None:
    """But numbers of list items, labels of links that are used, and words of entities."""
    for ident, payload in payloads(shared, "html5lib-tree.a") + payloads(shared, "yaml-test-suite.a"):
        text, problems = prose("pages/hostile.md", payload, 1)

        shown = Fragment(text.html)
        said = " ".join(
            [shown.text, *(value for _, values in shown.tags for value in values.values()), *map(str, problems)]
        )
        missing = set(RUN.findall(re.sub(r"\S*&\S*", "", payload))) - set(RUN.findall(unquote(html.unescape(said))))
        assert {word for word in missing if not word.isdigit()} == set(), ident
