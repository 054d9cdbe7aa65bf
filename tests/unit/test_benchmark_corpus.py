"""The benchmark's corpus: the same bytes each time, of the size it claims, and files both programs can read."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.articles import PARAGRAPHS, articles, world
from benchmarks.corpus import write

NUMBER = 200


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write(NUMBER, folder / "pressmark", folder / "hugo")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def front_matter(path: Path) -> dict[str, Any]:
    head = path.read_text("utf-8").split("---\n")[1]
    return dict(yaml.safe_load(head))


def body_words(path: Path) -> list[str]:
    body = path.read_text("utf-8").split("---\n", 2)[2]
    shown = re.sub(r"\]\([^)]*\)|\[\[articles/[^|\]]*\|?", " ", body)
    return re.findall(r"\w+", shown)


def test_writing_the_corpus_twice_gives_the_same_bytes(sites: Path, tmp_path: Path) -> None:
    write(NUMBER, tmp_path / "pressmark", tmp_path / "hugo")

    assert files(tmp_path) == files(sites)


def test_a_small_corpus_is_the_head_of_a_large_one() -> None:
    assert list(articles(30)) == list(articles(60))[:30]


def test_another_seed_gives_other_articles() -> None:
    ours = {article.title for article in articles(20)}

    assert ours.isdisjoint(article.title for article in articles(20, seed=7))


def test_both_sides_hold_the_same_articles_and_as_many_as_asked_for(sites: Path) -> None:
    pressmark = {path.name for path in (sites / "pressmark/content/articles").iterdir()}
    hugo = {path.name for path in (sites / "hugo/content/articles").iterdir()}

    assert pressmark == hugo
    assert len(pressmark) == NUMBER


def test_every_file_has_front_matter_that_is_yaml(sites: Path) -> None:
    for path in sites.rglob("content/**/*.md"):
        assert front_matter(path), path


def test_an_article_names_only_what_the_world_has(sites: Path) -> None:
    names = world()
    known = {kind: {name.slug for name in getattr(names, kind)} for kind in ("topics", "people", "places")}

    for path in (sites / "pressmark/content/articles").iterdir():
        front = front_matter(path)
        assert all(known[kind].issuperset(front[kind]) for kind in known), path


def test_both_sides_say_the_same_words_in_an_article_without_notes_or_bare_links(sites: Path) -> None:
    compared = 0
    for path in (sites / "pressmark/content/articles").iterdir():
        has_bare_link = re.search(r"\[\[[^|\]]*\]\]", path.read_text("utf-8"))
        if has_bare_link or (sites / "pressmark/content/annotations" / path.name).exists():
            continue
        assert body_words(path) == body_words(sites / "hugo/content/articles" / path.name), path
        compared += 1

    assert compared > NUMBER / 2


def test_an_article_has_twelve_paragraphs_and_about_five_hundred_words(sites: Path) -> None:
    lengths = []
    for article in articles(NUMBER):
        assert sum(not block.startswith("## ") for block in article.blocks) == PARAGRAPHS
        lengths.append(len(body_words(sites / f"pressmark/content/articles/{article.id}.md")))

    assert 450 < sum(lengths) / len(lengths) < 550


def test_topics_follow_a_zipf_law() -> None:
    uses = Counter(topic.slug for article in articles(NUMBER) for topic in article.topics)
    first, second, *_, last = (uses[topic.slug] for topic in world().topics)

    assert first > second > 5 * last


def test_every_note_quotes_words_that_stand_once_in_its_article(sites: Path) -> None:
    notes = 0
    for article in articles(NUMBER):
        text = (sites / f"pressmark/content/articles/{article.id}.md").read_text("utf-8")
        for note in article.notes:
            notes += 1
            assert not note.quote or text.count(note.quote) == 1, article.id

    assert notes


def test_every_link_to_another_article_leads_to_one_that_is_there(sites: Path) -> None:
    folder = sites / "pressmark/content/articles"
    links = [
        name
        for path in folder.iterdir()
        for name in re.findall(r"\[\[articles/([^|\]]+)|\]\((\S+)\.md\)", path.read_text("utf-8"))
    ]

    assert links
    assert all((folder / f"{bare or relative}.md").exists() for bare, relative in links)
