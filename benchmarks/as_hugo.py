"""The corpus as content of the Hugo site in `hugo/`: path and text of each file, relative to the site.

The same words under the same addresses. What Pressmark keeps in files of their own (notes) stands at the end of the
article; links to other articles are links to their files, which `_markup/render-link.html` looks up.
"""

import re
from collections.abc import Iterator

from benchmarks.articles import CROSS_LINK, Article, Name, World
from benchmarks.as_pressmark import quoted, quoted_list, slugs


def names(world: World, introductions: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A file for each topic and publisher, as on the other side."""
    for kind, entries in (("topics", world.topics), ("publishers", world.publishers)):
        for name in entries:
            yield f"content/{kind}/{name.slug}/_index.md", _term(name, introductions.get(name.slug, ""))


def _term(name: Name, introduction: str) -> str:
    return f"---\ntitle: {quoted(name.name)}\n---\n" + (f"\n{introduction}\n" if introduction else "")


def article(one: Article) -> Iterator[tuple[str, str]]:
    """The article's file."""
    blocks = [*one.blocks, *_notes(one)]
    body = "\n\n".join(CROSS_LINK.sub(_link, block) for block in blocks)
    yield f"content/articles/{one.id}.md", f"{_front_matter(one)}\n{body}\n"


def _front_matter(one: Article) -> str:
    lines = {
        "title": quoted(one.title),
        "summary": quoted(one.summary),
        "date": one.date,
        "publishers": slugs((one.publisher,)),
        "topics": slugs(one.topics),
        "people": slugs(one.people),
        "places": slugs(one.places),
        "organisations": slugs(one.organisations),
    }
    params = {
        "publisher": quoted(one.publisher.name),
        "authors": quoted_list(one.authors),
        "dateline": quoted(one.dateline),
    }
    front = "".join(f"{key}: {value}\n" for key, value in lines.items() if value != "[]")
    return f"---\n{front}params:\n" + "".join(f"  {key}: {value}\n" for key, value in params.items()) + "---\n"


def _link(link: re.Match[str]) -> str:
    return f"[{link['words']}]({link['id']}.md)"


def _notes(one: Article) -> Iterator[str]:
    for note in one.notes:
        yield f"## {note.title}"
        if note.quote:
            yield f"> {note.quote}"
        yield note.text
