"""An incremental build equals a clean one, byte for byte and word for word, whatever was edited before."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tiny import Archive, read_tiny, tree, unpacked

from generator.commands.options import builtin_themes

START = read_tiny(Path(__file__).parents[1] / "sites" / "edits.txt")
Files = dict[str, str | None]
"""Path → text; None: the file is removed."""

WIRE = "It was the first such pact in forty years. Nobody spok against it."
"""Words of the first article that a note is about, which goes with them."""
SENTENCES = (WIRE, "The pier is gone.", "Nobody spoke.", "Ada Quill was there.", "The pact held, and the pier did not.")
IDS = ("a", "b", "old", "2014-11-20-gazette-pact", "undated-letter")
SLUGS = ("shipping", "Shipping", "weather", "x")
MARKS = ("{#n}", "{#n .claim date=2026-01-05}", "{#n scope=here}", "{article=b}", "")
MARKS += ("{on=people/x}", "{on=topics/shipping}", "{on=pages/about}")
LINKS = ("[[a]]", "[[people/ada-quill]]", "[[notes/a/n]]", "[b](b.md)", "![](../media/harbour.svg)", "[[about|us]]")


def some(*values: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2)


@st.composite
def articles(draw: st.DrawFn) -> Files:
    rows = [f'title: "{draw(st.sampled_from(("One", "Two", "Three & four")))}"']
    rows += draw(some('date: "2014-11-20"', 'date: "2015-03"', 'date: "XXXX-11-20"', 'date: "soon"'))[:1]
    rows += draw(some("draft: true", 'withdrawn: "At their request, 2020"', "raw: raw/gazette/pact.txt", "tpics: []"))
    rows += [f"{key}: [{', '.join(draw(some(*SLUGS)))}]" for key in draw(some("topics", "people", "places"))]
    rows += draw(some("publisher: gazette", "publisher: x", "lastmod: 2016-01-01", "language: ur"))[:1]
    rows.append(f"aliases: [{', '.join(draw(some(*IDS)))}]")
    body = draw(st.lists(st.sampled_from(SENTENCES + LINKS), min_size=1, max_size=4))
    return {f"articles/{draw(st.sampled_from(IDS))}.md": "---\n" + "\n".join(rows) + f"\n---\n\n{' '.join(body)}\n"}


@st.composite
def notes(draw: st.DrawFn) -> Files:
    quote = draw(st.sampled_from(("> The pier", "> Nobody spoke", "> first such pact", "> pact in forty years", "")))
    mark = draw(st.sampled_from(MARKS))
    body = draw(st.sampled_from(SENTENCES + LINKS))
    return {f"annotations/{draw(st.sampled_from(IDS))}.md": f"## A note {mark}\n\n{quote}\n\n{body}\n"}


@st.composite
def authorities(draw: st.DrawFn) -> Files:
    kind, slug = draw(st.sampled_from(("topics", "people", "publishers"))), draw(st.sampled_from((*SLUGS, "gazette")))
    row = draw(st.sampled_from(("aliases: [Z]", "broader: weather", "broader: shipping", "publish_received: false")))
    return {f"{kind}/{slug}.md": f"---\nname: Named {slug}\n{row}\n---\n\n{draw(st.sampled_from(SENTENCES + LINKS))}\n"}


@st.composite
def stories(draw: st.DrawFn) -> Files:
    rows = [f"{key}: [{', '.join(draw(some(*IDS)))}]" for key in draw(some("articles", "not", "after"))]
    rows += draw(some("frozen: true", "description: Told"))[:1]
    front = "".join(f"{row}\n" for row in dict.fromkeys(rows))
    return {f"stories/{draw(st.sampled_from(IDS))}.md": f"---\nname: A story\n{front}---\n"}


@st.composite
def settings_of(draw: st.DrawFn) -> Files:
    rows = draw(
        some(
            "page_size: 1",
            "page_size: 2",
            "feed_length: 1",
            "base_url: https://x.example/",
            "language: de",
            "stories: false",
            "related: false",
        )
    )
    return {"archive.yml": "format: 1\ntitle: Papers\n" + "".join(f"{row}\n" for row in dict.fromkeys(rows))}


OTHERS: tuple[Files, ...] = (
    {"pages/about.md": "---\ntitle: About us\norder: 2\n---\n\nSee [[a]].\n"},
    {"pages/topics.md": "---\ntitle: In the way\n---\n\nText.\n"},
    {"static/index.html": "In the way.\n"},
    {"static/hello.txt": "Hello.\n"},
    {"media/harbour.svg": None},
    {"media/harbour.svg": "<svg/>\n"},
    {"raw/gazette/pact.txt": "Another raw file.\n"},
    {"raw/gazette/pact.txt": None},
    {"cleaning/a.yml": "format: 1\n"},
    {"themes/default/templates/404.html": "<h1>{{ page.title }}</h1>\n"},
    {"themes/default/templates/404.html": "<h1>{{ nothing }}</h1>\n"},
    {"themes/default/templates/notes.html": "{% if %}\n"},
    {"themes/default/static/css/site.css": "body { color: black }\n"},
    {"articles/undated-letter.md": None, "annotations/2014-11-20-gazette-pact.md": None},
    {f"articles/{IDS[0]}.md": None, f"articles/{IDS[1]}.md": None, "people/ada-quill.md": None},
)
EDITS = st.one_of(articles(), articles(), notes(), authorities(), stories(), settings_of(), st.sampled_from(OTHERS))
HISTORIES = st.lists(st.tuples(EDITS, st.booleans()), min_size=1, max_size=4)


# Each example costs a second, and shrinking many of them: a history is short enough to read as it is.
@settings(max_examples=max(6, settings().max_examples // 8), phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(HISTORIES)
def test_an_incremental_build_equals_a_clean_one(history: Sequence[tuple[Files, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = unpacked(START, Path(folder))
        shutil.copytree(builtin_themes() / "default", archive.folder / "themes/default")
        archive.build()
        for files, keep_going in history:
            change(archive, files)
            compare(archive, keep_going=keep_going)


def change(archive: Archive, files: Files) -> None:
    for path, text in files.items():
        if text is None:
            archive.path(path).unlink(missing_ok=True)
        else:
            archive.write(path, text)


def compare(archive: Archive, *, keep_going: bool) -> None:
    """Build, build again, and build anew in a fresh folder: all agree."""
    before = tree(archive.site)
    built = archive.build(keep_going=keep_going)
    again = archive.build(keep_going=keep_going)
    fresh = archive.build("fresh/site", keep_going=keep_going)

    # A build that a broken template stops has made files that nobody keeps.
    assert built.is_stopped or again.ran == ()
    assert [step for step in again.ran if step.startswith(("read ", "body ", "card ", "pages", "locate "))] == []
    assert built.problems == again.problems == fresh.problems
    assert tree(archive.site) == (before if built.is_stopped else tree(archive.folder / "fresh/site"))
    assert fresh.changes is None or fresh.changes.added == fresh.pages
    shutil.rmtree(archive.folder / "fresh")
