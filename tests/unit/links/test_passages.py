"""Passages that two articles share: which are told, and how; and what of an archive's seeds is furniture."""

from array import array
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from markdown_it.utils import read_fixture_file

from generator.links.passages.index import (
    FURNITURE,
    Listed,
    candidates,
    furniture,
    met,
    recurring_paragraphs,
    roll,
    seeds_by_slice,
)
from generator.links.passages.recurring import Recurring, recurring
from generator.links.passages.sharing import Change, Pair, Part, pair, recurring_in, shared_with, sharing
from generator.links.stories.found import Story
from generator.links.stories.told import told as told_of
from generator.model import Article, Body

CASES = Path(__file__).parents[2] / "cases/links/passages.md"
SIGNS = {Change.SAME: "{}", Change.HERE: "[-{}-]", Change.THERE: "{{+{}+}}"}
BOX = "Write to the editor of this page at the harbour office, or ring the bell on the quay after sunset."


@pytest.mark.parametrize("given, expected", [case[2:] for case in read_fixture_file(CASES)])
def test_two_articles_share_these_passages(given: str, expected: str) -> None:
    one, other = (tuple(text.strip().split("\n\n")) for text in given.split("%%\n"))

    found = pair(one, other, b"")

    assert "".join(map(told, found.parts)) == expected


def told(part: Part) -> str:
    how = f"{'whole' if part.is_whole else 'part'}, {'word for word' if part.is_exact else 'edited'}"
    words = "".join(SIGNS[stretch.change].format(stretch.text) for stretch in part.diff)
    return f"{part.block} → {part.other_block} {how}{': ' if words else ''}{words}\n"


def test_both_articles_see_the_same_passage_each_from_its_side() -> None:
    one = ("It rained.", "The council will spend four million crowns on repairs to the eastern breakwater.")
    other = ("The council plans to spend four million crowns on repairs to the eastern breakwater.",)

    assert pair(one, other, b"").other_parts == pair(other, one, b"").parts


def test_a_book_printed_twice_is_compared_word_by_word() -> None:
    words = [f"w{number}" for number in Random(1).choices(range(3000), k=40_000)]
    edited = [f"x{number}" if number % 50 == 7 else word for number, word in enumerate(words)]

    (part,) = pair((" ".join(words),), (" ".join(edited),), b"").parts

    assert part.is_whole
    assert sum(stretch.change is Change.THERE for stretch in part.diff) == 800


def test_an_article_says_what_stands_elsewhere_and_what_it_alone_has() -> None:
    part = Part(1, 4, is_exact=True, is_whole=True, diff=())
    pairs = {"articles/a\tarticles/b": Pair((), (part,))}
    blocks = ("A paragraph of its own, long enough.", "Copied.", "Too short.", "Another of its own, long enough.")

    found = sharing("articles/b", blocks, pairs)

    assert [(block, also.article) for block, places in found.paragraphs for also in places] == [(1, "a")]
    assert found.alone == (0, 3)
    assert [(one.article, one.paragraphs, one.exact) for one in shared_with(found)] == [("a", 1, 1)]


def test_what_recurs_on_one_publishers_pages_is_furniture_and_joins_nothing() -> None:
    pages = {f"articles/{number}": (article(number, "gazette"), body(number, BOX)) for number in range(FURNITURE)}

    slices = archive(pages)

    assert candidates(*slices) == ()
    (publisher, marks), *others = furniture(slices[0])
    assert (publisher, others) == ("gazette", [])
    assert pair((BOX,), (BOX,), marks).parts == ()
    assert len(array("I", marks)) > 3


def test_what_several_publishers_print_is_no_furniture() -> None:
    pages = {f"articles/{number}": (article(number, f"paper-{number}"), body(number, BOX)) for number in range(6)}

    found = candidates(*archive(pages))

    assert len(found) == 6 * 5 // 2


def test_a_story_that_many_papers_print_joins_each_to_some_of_the_others() -> None:
    story = (
        f"{BOX} The ferry company has cancelled all crossings until Monday because of winds that broke the quay lamps. "
        "Passengers with tickets may travel later or claim their money at any counter of the company."
    )
    pages = {f"articles/{number}": (article(number, f"paper-{number}"), body(number, story)) for number in range(150)}

    found = candidates(*archive(pages))

    assert {name for one in found for name in (one.one, one.other)} == set(pages)
    assert len(found) < 2 * len(pages)


def test_paragraphs_that_recur_on_one_publishers_pages_are_told_to_the_editor() -> None:
    texts = [f"Report {number}.\n\n{BOX}" for number in range(FURNITURE)]
    pages = [
        replace(article(number, paper), body=text) for paper in ("", "gazette") for number, text in enumerate(texts)
    ]

    assert recurring(pages) == [Recurring("gazette", BOX, tuple(map(str, range(FURNITURE))))]
    assert recurring(pages[:-1]) == []


def test_what_recurs_on_one_publishers_pages_is_no_articles_alone() -> None:
    pages = {f"articles/{number}": (article(number, "gazette"), body(number, BOX)) for number in range(FURNITURE)}
    blocks = ("A paragraph of its own, long enough.", BOX.upper(), "And one that another paper has, word for word.")
    pairs = {"articles/a\tarticles/b": Pair((Part(2, 0, is_exact=True, is_whole=True, diff=()),), ())}

    ((publisher, marks),) = recurring_paragraphs({"part": listed(pages)})

    assert publisher == "gazette"
    assert recurring_in(blocks, marks) == {1}
    assert sharing("articles/a", blocks, pairs, marks).alone == (0,)
    assert [*recurring_paragraphs({"part": listed(dict([*pages.items()][1:]))})] == []


def test_a_storys_report_does_not_say_alone_what_recurs_on_its_publishers_pages() -> None:
    pages = {f"articles/{number}": (article(number, "gazette"), body(number, BOX)) for number in range(FURNITURE)}
    marks = dict(recurring_paragraphs({"part": listed(pages)}))["gazette"]
    bodies = {name: text for name, (_, text) in pages.items()}

    found = told_of(Story("a", ("0", "1")), bodies, {}, {"articles/0": marks})

    assert [(one.article, [block for block, _ in one.paragraphs]) for one in found.alone] == [("0", [0]), ("1", [0, 1])]


def test_drafts_and_withdrawn_articles_share_nothing() -> None:
    shown, draft = article(0, ""), Article("1", "articles/1.md", "One", "", 1, draft=True)
    gone = Article("2", "articles/2.md", "Two", "", 1, withdrawn="2020-01-01, by mistake")
    pages = {f"articles/{one.id}": (one, body(int(one.id), BOX)) for one in (shown, draft, gone)}

    assert candidates(*archive(pages)) == ()


def article(number: int, publisher: str) -> Article:
    return Article(str(number), f"articles/{number}.md", "A title", "", 1, publisher=publisher)


def body(number: int, *blocks: str) -> Body:
    own = " ".join(f"{word}{number}x" for word in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"))
    return Body("", (), (), "", 0, blocks=(own, *blocks))


def listed(pages: dict[str, tuple[Article, Body]]) -> Listed:
    articles, bodies = ({name: row[at] for name, row in pages.items()} for at in (0, 1))
    found = dict(seeds_by_slice(articles, bodies))["roll"]  # type: ignore[arg-type]
    assert isinstance(found, Listed)
    return found


def archive(pages: dict[str, tuple[Article, Body]]):  # type: ignore[no-untyped-def]
    articles = {name: one for name, (one, _) in pages.items()}
    slices = dict(seeds_by_slice(articles, {name: text for name, (_, text) in pages.items()}))
    who = roll({"part": slices.pop("roll")})
    return {name: met({"part": found}, who) for name, found in slices.items()}, who
