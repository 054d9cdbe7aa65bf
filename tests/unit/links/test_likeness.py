"""Terms and their weights: what articles are compared by."""

from array import array
from itertools import combinations_with_replacement
from math import isqrt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.links.likeness.joined import first_of
from generator.links.likeness.near import LEADING, SIMILAR, leading, near, related, with_words
from generator.links.likeness.terms import MOST, PAIR, WORDS, terms, terms_of
from generator.links.likeness.weights import (
    ONE,
    SAMPLE,
    Vector,
    cosine,
    frequencies,
    sampled,
    vector,
    weights_of,
)
from generator.links.passages.index import paragraph_mark
from generator.model import Article, Body

PARAGRAPHS = (
    "The frigate Zulfiqar left Karachi on Monday for an exercise with the Russian navy.",
    "Two frigates of the Russian navy had exercised off Karachi in March.",
    "Wheat prices fell in Lahore after the harvest, traders said.",
)

WRITTEN = ("doing", "frigates", "exercised", "seas", "sea", "YEAR", "themselves", "against", "B52", "12", "1", "747")
WRITTEN += ("1994", "2s", "gas", "Was", "yourself", "yourselfs", "Café", "visit’s", "co-operate", "ings", "things")

words = st.text(alphabet="abcdeé 京都🙂-’", max_size=60)


def marks(title: str, *blocks: str) -> list[int]:
    return list(array("I", terms_of(title, blocks).marks))


def likeness(one: Vector, other: Vector) -> int:
    return cosine(weights_of(one), weights_of(other), one.square * other.square)


def test_what_recurs_on_a_publishers_pages_is_no_term() -> None:
    box = "Get the morning letter: five stories, every weekday."
    article = Article("a", "articles/a.md", "Fog", "", 1)
    recurring = array("I", [paragraph_mark(box)]).tobytes()

    found = terms(article, Body("", (), (), "", 0, blocks=(PARAGRAPHS[0], box)), recurring)

    assert found == terms_of("Fog", PARAGRAPHS[:1])


def test_a_word_and_its_plural_are_one_term() -> None:
    assert marks("frigates") == marks("Frigate")


def test_a_pair_of_neighbours_is_a_term_of_its_own() -> None:
    assert len(marks("", "Russian navy")) == 3
    assert marks("", "Russian navy") != marks("", "navy Russian")


def test_words_that_tell_nothing_are_no_terms() -> None:
    assert marks("", "and the of with which") == []


def test_a_short_word_of_a_topic_is_a_term() -> None:
    assert len(marks("", "gas")) == 1


def test_terms_of_a_script_without_blanks_begin_at_its_letters() -> None:
    assert set(marks("", "北京大学")) & set(marks("", "北京大阪大学")) != set()


def test_a_term_keeps_the_form_it_was_printed_in_first() -> None:
    one = terms_of("Shoygu’s visit", ["visits"])

    assert set(one.printed().values()) == {"Shoygu", "visit"}


def test_no_more_is_looked_at_than_the_beginning_of_a_book() -> None:
    long = [" ".join(f"{number}word" for number in range(at, at + 100)) for at in range(0, 10 * WORDS, 100)]

    assert terms_of("", long) == terms_of("", long[: WORDS // 100])
    assert len(terms_of("", long).counts) == MOST


@given(words, st.lists(words, max_size=4))
def test_any_text_has_terms_in_order_each_once(title: str, blocks: list[str]) -> None:
    found = terms_of(title, blocks)
    held = list(array("I", found.marks))

    assert held == sorted(set(held) - {0})
    assert len(held) == len(found.counts)
    assert found.printed().keys() <= set(held)


@given(st.lists(st.sampled_from(WRITTEN) | st.text(alphabet="aegins19éİſK —𝔸"), max_size=9), st.integers(0, 9))
def test_what_is_read_at_once_has_the_terms_of_what_is_read_by_words(found: list[str], head: int) -> None:
    title, text = " ".join(found[:head]), " ".join(found[head:])

    assert terms_of(title, [text]) == terms_of(title, [text, " " * 50_001])


@given(words, st.lists(words, max_size=4))
def test_an_article_is_like_itself_and_no_more(title: str, blocks: list[str]) -> None:
    found = terms_of(title, blocks)
    one = vector(found, frequencies({"articles/a": found}))

    assert likeness(one, one) in ((ONE,) if one.square else (0,))


def test_reports_of_one_thing_are_more_alike_than_others() -> None:
    texts = {f"articles/{number}": terms_of("", [text]) for number, text in enumerate(PARAGRAPHS)}
    told = frequencies(texts)
    first, second, wheat = (vector(one, told) for one in texts.values())

    assert likeness(first, second) > 2 * likeness(first, wheat)


def test_a_word_that_every_article_has_tells_little() -> None:
    texts = {f"articles/{number}": terms_of("", [f"Karachi place{number}"]) for number in range(600)}
    found = vector(texts["articles/7"], frequencies(texts))

    assert weights_of(found)[marks("Karachi")[0]] * 4 < weights_of(found)[marks("place7")[0]]


def test_terms_are_counted_in_a_sample_of_a_large_archive() -> None:
    names = [f"articles/{number}" for number in range(20_000)]

    assert SAMPLE <= len(sampled(names)) < 2 * SAMPLE + 200
    assert sampled(names[:500]) == tuple(names[:500])


def test_one_more_article_leaves_other_vectors_as_they_are() -> None:
    texts = {f"articles/{number}": terms_of("", [PARAGRAPHS[number % 3], f"place{number}"]) for number in range(300)}
    before = frequencies(texts)
    after = frequencies({**texts, "articles/more": terms_of("", ["Karachi frigates in a new place"])})

    moved = [name for name, one in texts.items() if vector(one, before) != vector(one, after)]

    assert len(moved) <= 3


def neighbours(texts: dict[str, str], parts: int) -> dict[str, list[str]]:
    """The neighbours of each article, in an archive that falls into so many parts."""
    terms = {f"articles/{name}": terms_of("", [text]) for name, text in texts.items()}
    told = frequencies(terms)
    vectors = {name: vector(one, told) for name, one in terms.items()}
    names = sorted(vectors)
    heads = {f"p{part}": leading({name: vectors[name] for name in names[part::parts]}) for part in range(parts)}
    pairs = {f"{one} {other}": near(heads[one], heads[other]) for one, other in combinations_with_replacement(heads, 2)}
    found: dict[str, list[str]] = {}
    for part in heads:
        mine = {pair: one.mine for pair, one in pairs.items() if pair.startswith(part)}
        mine |= {pair: one.theirs for pair, one in pairs.items() if pair.endswith(part)}
        mine |= {pair: one.mine for pair, one in pairs.items() if pair == f"{part} {part}"}
        for row in with_words(related(mine), terms, vectors):
            found[row.name] = [f"{one.name} {one.cosine} {' '.join(one.words)}" for one in row.similar]
    return found


def test_neighbours_say_what_words_they_share() -> None:
    texts = dict(zip("abc", PARAGRAPHS, strict=True))

    name, _, *shared = neighbours(texts, 1)["articles/a"][0].split()

    assert (name, len(shared)) == ("articles/b", 3)
    assert set(shared) <= {"frigate", "Karachi", "exercise", "Russian", "navy"}


@given(st.lists(st.sampled_from([*PARAGRAPHS, "Frigates of the navy", "Wheat of Karachi", ""]), max_size=9))
def test_neighbours_are_the_same_however_an_archive_falls_into_parts(texts: list[str]) -> None:
    named = {f"a{place}": f"{text} place{place}" for place, text in enumerate(texts)}

    assert neighbours(named, 1) == neighbours(named, 2) == neighbours(named, 4)


@given(st.lists(st.sampled_from([*PARAGRAPHS, "Frigates of the navy", "Wheat of Karachi", ""]), max_size=9))
def test_the_likeness_of_neighbours_is_the_cosine_of_their_leading_terms(texts: list[str]) -> None:
    terms = {f"articles/a{place}": terms_of("", [f"{text} place{place}"]) for place, text in enumerate(texts)}
    told = frequencies(terms)
    vectors = {name: vector(one, told) for name, one in terms.items()}
    halves = {
        name: {mark: it >> (mark & PAIR) for mark, it in weights_of(one).items()} for name, one in vectors.items()
    }
    heads = leading(vectors)

    for row in related({"p": near(heads, heads).mine}):
        for one in row.similar:
            mine, theirs = halves[row.name], halves[one.name]
            norms = [isqrt(sum(weight * weight for weight in each.values())) for each in (mine, theirs)]
            dot = sum(weight * theirs.get(mark, 0) for mark, weight in mine.items())
            assert one.cosine == min(ONE, dot * ONE // (norms[0] * norms[1]))


def test_in_a_large_archive_two_reports_of_one_thing_find_each_other() -> None:
    texts = {
        f"{half}{at}": f"of {half} {at}word {at}thing {at}place {PARAGRAPHS[at % 3]}"
        for half in "ab"
        for at in range(310)
    }

    found = neighbours(texts, 2)

    twins = {f"articles/{half}{at}": f"articles/{other}{at}" for half, other in ("ab", "ba") for at in range(310)}
    assert {name: found[name][0].split()[0] for name in twins} == twins


def test_a_page_has_no_more_neighbours_than_it_shows() -> None:
    texts = {f"a{place}": PARAGRAPHS[0] for place in range(3 * SIMILAR)}

    assert {len(found) for found in neighbours(texts, 2).values()} == {SIMILAR}
    assert all(f"articles/{name} " not in " ".join(found) for name, found in neighbours({"a": "x"}, 1).items())


def test_of_a_long_article_the_heaviest_terms_are_compared() -> None:
    text = " ".join(f"{number}word" for number in range(10 * LEADING))

    assert len(leading(vectors_of(text)).weights) == 2 * LEADING


def vectors_of(text: str) -> dict[str, Vector]:
    found = terms_of("", [text])
    return {"articles/a": vector(found, frequencies({"articles/a": found}))}


numbers = st.integers(0, 9) | st.integers(0, 1 << 32)


@given(st.lists(st.tuples(numbers, numbers)), st.integers(1, 4))
def test_of_each_article_the_rows_that_are_worth_most_are_kept(rows: list[tuple[int, int]], most: int) -> None:
    articles, worth = np.array(rows, np.int64).reshape(-1, 2).T

    found = first_of(articles, worth, most).tolist()

    order = sorted(range(len(rows)), key=lambda at: (rows[at][0], -rows[at][1], at))
    assert found == [
        at for place, at in enumerate(order) if [rows[one][0] for one in order[:place]].count(rows[at][0]) < most
    ]
