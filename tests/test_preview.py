"""Drafts: in the preview, marked as such, and nowhere else."""

from pathlib import Path

import pytest
from tiny import Archive, read_tiny, tree, unpacked

from generator.commands.options import builtin_themes
from generator.layout import Layout

ODD = Path(__file__).parent / "cases/annotations/odd_notes.txt"
PAGE = "articles/2014-11-20-gazette-pact/index.html"
DATA = "articles/2014-11-20-gazette-pact/annotations.jsonld"
PREVIEW = ".cache/preview/site"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return unpacked(read_tiny(ODD), tmp_path)


def test_the_preview_stands_beside_the_cache_with_a_cache_of_its_own(archive: Archive) -> None:
    layout = Layout(archive.content, (builtin_themes(),), archive.site)

    assert layout.preview.output == archive.folder / PREVIEW
    assert layout.preview.cache == archive.folder / ".cache/preview/.cache"
    assert layout.preview.content == layout.content


def test_a_preview_shows_drafts_and_says_that_they_are_drafts(archive: Archive) -> None:
    assert archive.build(output=PREVIEW, drafts=True).problems == archive.build().problems
    preview, site = tree(archive.folder / PREVIEW), tree(archive.site)

    assert [path for path, data in site.items() if b"Not yet" in data or b"note-hidden" in data] == []
    assert b'<span class="tag">draft</span>' in preview[PAGE]
    assert b'<span class="tag">draft</span>' in preview["notes/index.html"]
    assert b'"schema:creativeWorkStatus": "Draft"' in preview[DATA]
    assert b">draft<" not in site["notes/index.html"] + site[PAGE]


def test_preview_and_site_do_not_mix_even_in_one_folder(archive: Archive) -> None:
    archive.build()
    site = tree(archive.site)
    archive.build(drafts=True)
    preview = tree(archive.site)

    archive.build()
    assert tree(archive.site) == site
    assert archive.build().ran == ()

    archive.build(drafts=True)
    assert tree(archive.site) == preview
    assert preview[PAGE] != site[PAGE]


def test_a_file_of_drafts_gives_nothing_to_the_site(archive: Archive) -> None:
    archive.write(
        "annotations/2014-11-20-gazette-pact.md", "---\ndraft: true\n---\n\n## One {#one}\n\n> Nobody spoke\n"
    )
    archive.write("annotations/2015-letter.md", "## Two {#two draft=true}\n")

    archive.build()

    assert [path for path in tree(archive.site) if path.endswith(".jsonld")] == []
    assert b"There are none yet" in (archive.site / "notes/index.html").read_bytes()
