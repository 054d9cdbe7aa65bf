"""The corpus as a Pressmark archive: path and text of each file, relative to the archive."""

import json
import re
from collections.abc import Iterator

from benchmarks.articles import CROSS_LINK, Article, Name, World

ARCHIVE = """\
format: 1
title: "The Corpus"
description: "Articles that nobody wrote, to time builds with."
base_url: "https://example.org/corpus/"
language: en
editors: ["B. Enchmark"]
"""
UNLINKED = "passages: false\nmentions: false\nstories: false\nrelated: false\n"
"""What leaves out all that Hugo has not."""


def names(world: World, introductions: dict[str, str], *, is_linked: bool = False) -> Iterator[tuple[str, str]]:
    """The archive's own file and a file for each topic and publisher; other names have none and need none."""
    yield "content/archive.yml", ARCHIVE if is_linked else ARCHIVE + UNLINKED
    for kind, entries in (("topics", world.topics), ("publishers", world.publishers)):
        for name in entries:
            yield f"content/{kind}/{name.slug}.md", authority(name, introductions.get(name.slug, ""))


def authority(name: Name, introduction: str) -> str:
    """A topic's or publisher's file."""
    return f"---\nname: {quoted(name.name)}\n---\n" + (f"\n{introduction}\n" if introduction else "")


def article(one: Article) -> Iterator[tuple[str, str]]:
    """The article's file and, where there are notes, the notes'."""
    body = "\n\n".join(CROSS_LINK.sub(_link, block) for block in one.blocks)
    yield f"content/articles/{one.id}.md", f"{_front_matter(one)}\n{body}\n"
    if one.notes:
        yield f"content/annotations/{one.id}.md", _notes(one)


def _front_matter(one: Article) -> str:
    lines = {
        "title": quoted(one.title),
        "summary": quoted(one.summary),
        "date": quoted(one.date),
        "date_basis": "editor",
        "publisher": one.publisher.slug,
        "authors": quoted_list(one.authors),
        "dateline": quoted(one.dateline),
        "language": "en",
        "topics": slugs(one.topics),
        "people": slugs(one.people),
        "places": slugs(one.places),
        "organisations": slugs(one.organisations),
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items() if value != "[]") + "---\n"


def _link(link: re.Match[str]) -> str:
    match link["form"]:
        case "title":
            return f"[[articles/{link['id']}]]"
        case "words":
            return f"[[articles/{link['id']}|{link['words']}]]"
        case _:
            return f"[{link['words']}]({link['id']}.md)"


def _notes(one: Article) -> str:
    parts = [f"---\narticle: {one.id}\nby: B. Enchmark\n---\n"]
    for number, note in enumerate(one.notes, start=1):
        parts.append(f"## {note.title} {{#note-{number} .{note.kind} date={one.date}}}\n")
        if note.quote:
            parts.append(f"> {note.quote}\n")
        parts.append(note.text + "\n")
    return "\n".join(parts)


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar (a JSON string is one)."""
    return json.dumps(text, ensure_ascii=False)


def quoted_list(texts: tuple[str, ...]) -> str:
    """The texts as a YAML list in brackets."""
    return json.dumps(texts, ensure_ascii=False)


def slugs(entries: tuple[Name, ...]) -> str:
    """The names' slugs as a YAML list in brackets, without quotes."""
    return "[" + ", ".join(name.slug for name in entries) + "]"
