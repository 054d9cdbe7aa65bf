"""Names found in texts and what is proposed of them: cases in files, and what holds for every text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.links.names import Mention, Proposal, Strength, compile_names, find_names, propose
from generator.model import Entity, Kind
from generator.vocabulary import Term, terms, with_authorities

CASES = Path(__file__).parents[2] / "cases" / "names"
MARKS = {Strength.SURE: "", Strength.AMBIGUOUS: "?", Strength.WEAK: "~"}


def person(slug: str, name: str, *aliases: str) -> Entity:
    return Entity(Kind.PEOPLE, slug, f"people/{slug}.md", name, aliases=aliases)


FILES = (
    person("sergei-shoigu", "Sergei Shoigu", "Sergey Shoigu", "Shoygu"),
    person("jean-luc-picard", "Jean-Luc Picard"),
    person("khalid-khattak", "Khalid Khattak", "Khattak"),
    person("muhammad-alam-khattak", "Muhammad Alam Khattak", "Khattak"),
    Entity(Kind.PLACES, "pakistan", "places/pakistan.md", "Pakistan", aliases=("巴基斯坦", "पाकिस्तान")),
)
NAMES = compile_names(with_authorities(terms(), FILES))


def cases(name: str) -> list[pytest.param]:
    return [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES / name)]


@pytest.mark.parametrize("text, expected", cases("find.md"))
def test_names_are_found_as_the_case_says(text: str, expected: str) -> None:
    found = find_names(NAMES, text)

    assert "".join(f"{shown(mention)}\n" for mention in found if not is_common_word(mention)) == expected


@pytest.mark.parametrize("article, expected", cases("propose.md"))
def test_an_article_is_proposed_what_the_case_says(article: str, expected: str) -> None:
    known = {"title": "", "dateline": "", "language": "en"}
    lines = article.splitlines()
    while (key := lines[0].partition(": ")[0]) in known:
        known[key] = lines.pop(0).partition(": ")[2]

    proposal = propose(NAMES, known["title"], "\n".join(lines), dateline=known["dateline"], language=known["language"])

    assert listed(proposal) == expected


def is_common_word(mention: Mention) -> bool:
    return mention.kind is Kind.TOPICS and mention.strength is Strength.WEAK


def shown(mention: Mention) -> str:
    printed = mention.printed.replace("\n", "␤")
    return f"{mention.kind}/{mention.slug}{MARKS[mention.strength]} {printed}"


def listed(proposal: Proposal) -> str:
    return "".join(
        f"{kind}/{each.slug}: {', '.join(each.evidence)}\n"
        for kind in ("topics", "people", "places", "organisations")
        for each in getattr(proposal, kind)
    )


PIECES = (
    "Pakistan|Russia's|Sergei|Shoigu|U.S.|US|Line|of|Control|New|York|counter|-|terrorism|sale|of|Mi-35|helicopters|"
    "Nice|In|Georgia|Hyderabad|Khattak|Sa\u0303o|Köln|巴基斯坦|...|,|;|’s|“|”|\u0303|\u00ad|\ufeff|İ|ß|ǅ|&|/|\n\n"
)
SOUP = st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=6), max_size=30).map(" ".join)


@given(SOUP)
def test_a_mention_is_the_words_at_its_place(text: str) -> None:
    for mention in find_names(NAMES, text):
        assert text[mention.start : mention.end] == mention.printed != ""


@given(SOUP)
def test_names_do_not_overlap_unless_they_are_the_same_words(text: str) -> None:
    names = [mention for mention in find_names(NAMES, text) if mention.kind is not Kind.TOPICS]

    spans = sorted({(mention.start, mention.end) for mention in names})

    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(SOUP, SOUP)
def test_what_is_proposed_stands_in_the_article(title: str, text: str) -> None:
    proposal = propose(NAMES, title, text)

    for kind in (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS):
        for each in getattr(proposal, kind.value):
            assert each.evidence
            assert all(words in title or words in text for words in each.evidence)


@given(st.permutations(FILES))
def test_the_order_of_the_files_changes_nothing(files: list[Entity]) -> None:
    text = (
        "Sergey Shoigu met Khattak and Muhammad Alam Khattak in Pakistan; Jean-Luc Picard and Khalid Khattak did not."
    )

    proposal = propose(compile_names(with_authorities((), files)), "", text)

    assert proposal == propose(compile_names(with_authorities((), FILES)), "", text)


def test_an_editor_s_alias_takes_the_name_from_the_vocabulary() -> None:
    india = Entity(Kind.PLACES, "india", "places/india.md", "India", aliases=("New Delhi", "Delhi"))

    names = compile_names(with_authorities(terms(), [india]))

    assert propose(names, "", "A visit to Delhi next month.").slugs(Kind.PLACES) == ("india",)


def test_an_editor_s_topic_is_found_by_its_name_and_its_aliases() -> None:
    topic = Entity(Kind.TOPICS, "pillars", "topics/pillars.md", "Old pillars", aliases=("column of stone",))

    names = compile_names(with_authorities(terms(), [topic]))

    text = "Old pillars: a column of stone by the road, and columns of stone."
    assert propose(names, "", text).slugs(Kind.TOPICS) == ("pillars",)


def test_an_alias_that_an_editor_gives_is_no_longer_ambiguous() -> None:
    nice = Entity(Kind.PLACES, "nice", "places/nice.md", "Nice")

    names = compile_names(with_authorities(terms(), [nice]))

    assert propose(names, "", "He walked to Nice.").slugs(Kind.PLACES) == ("nice",)


def test_publishers_are_not_looked_for() -> None:
    dawn = Entity(Kind.PUBLISHERS, "morning", "publishers/morning.md", "Morning Courier")

    assert find_names(compile_names(with_authorities((), [dawn])), "the Morning Courier") == ()


def test_a_long_article_needs_more_evidence_than_a_short_one() -> None:
    text = "The general election is near. A by-election was held."

    assert propose(NAMES, "", text).slugs(Kind.TOPICS) == ("elections",)
    assert propose(NAMES, "", text + " and so on" * 1000).slugs(Kind.TOPICS) == ()


def test_at_most_five_topics_are_proposed() -> None:
    phrases = (
        "earthquake, aftershock, rugby, scrum-half, tennis, Davis Cup, cricket, wicket, bitcoin, blockchain, "
        "cocaine, heroin, extradition, extradited, abortion, surrogacy"
    )

    assert len(propose(NAMES, "", phrases).topics) == 5


def test_a_term_without_words_is_no_name() -> None:
    names = compile_names([Term(Kind.PLACES, "dash", "—", aliases=("", "…"))])

    assert find_names(names, "— … and so on") == ()
