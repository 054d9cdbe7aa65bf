"""The search index: the same at each run, and nothing a search interface of our own does not need."""

import gzip
import json
from pathlib import Path

import pytest

from generator.errors import SurroundingsError
from generator.search import bundle, canonical, indexer

PAGE = """<!doctype html><html lang="en"><head><title>Page {n}</title></head><body><main data-pagefind-body>
<h1>Page {n}</h1><p data-pagefind-sort="date">{date}</p>
<p>Harbour {n} word{n} <a data-pagefind-filter="topic">topic {topic}</a> <a data-pagefind-filter="topic">topic {n}</a>
<a data-pagefind-filter="publisher">paper {paper}</a></p></main></body></html>"""


@pytest.fixture(scope="module")
def program() -> Path:
    found = indexer()
    assert found is not None, "pagefind-bin is among the dependencies"
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    for n in range(40):
        folder = site / f"articles/a{n}"
        folder.mkdir(parents=True)
        text = PAGE.format(n=n, date=f"20{n % 20:02}-01-01", topic=n % 7, paper=n % 3)
        (folder / "index.html").write_text(text, encoding="utf-8")
    return site


def test_the_same_pages_give_the_same_bytes(program: Path, site: Path) -> None:
    runs = [bundle(program, site) for _ in range(4)]

    assert runs[1:] == runs[:1] * 3


def test_every_file_is_found_under_the_name_that_others_know_it_by(program: Path, site: Path) -> None:
    files = bundle(program, site)

    (language,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    meta = gzip.decompress(files[f"pagefind.{language['hash']}.pf_meta"])
    filters = [path for path in files if path.startswith("filter/")]
    assert language["page_count"] == 40
    assert len(filters) == 2
    assert all(path.removeprefix("filter/").removesuffix(".pf_filter").encode() in meta for path in filters)


def test_the_values_of_a_filter_are_in_order(program: Path, site: Path) -> None:
    files = bundle(program, site)

    (publisher,) = (
        data
        for path, packed in files.items()
        if path.startswith("filter/") and b"paper" in (data := gzip.decompress(packed))
    )
    places = [publisher.index(f"paper {n}".encode()) for n in range(3)]
    assert places == sorted(places)


def test_interfaces_that_are_not_used_are_left_out(program: Path, site: Path) -> None:
    files = bundle(program, site)

    assert [path for path in files if "-ui" in path or "highlight" in path] == []
    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.unknown.pagefind"} <= files.keys()


def test_only_the_pages_asked_for_are_indexed(program: Path, site: Path) -> None:
    files = bundle(program, site, "articles/a1/*.html")

    assert len([path for path in files if path.startswith("fragment/")]) == 1


def test_a_file_of_an_unknown_form_leaves_the_index_as_it_was() -> None:
    files = {"pagefind-entry.json": b"{}", "filter/en_1.pf_filter": b"not what we know", "pagefind.en_2.pf_meta": b""}

    assert canonical(files) == files


def test_an_indexer_that_fails_is_the_machines_matter_and_names_a_way_out(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho 'out of memory' >&2\nexit 1\n")
    broken.chmod(0o755)

    with pytest.raises(SurroundingsError, match=r"out of memory\n  fix: .*--no-search"):
        bundle(broken, site)
    with pytest.raises(SurroundingsError, match="did not start"):
        bundle(tmp_path / "nothing", site)
