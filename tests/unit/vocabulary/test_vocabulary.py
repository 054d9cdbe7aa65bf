"""The starter vocabulary's files: well formed, without cycles, no name in two terms unless it says so."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import pytest

from generator.links.matcher import Node, Strength, compile_names
from generator.model import Entity, Kind
from generator.text import slug
from generator.vocabulary import LANGUAGES, Term, organisations, places, terms, topics, with_authorities
from generator.vocabulary.data import Row, group, groups, row

FILES = ("topics.yml", "places.yml", "organisations.yml")
BY_COUNTRY = ("region", "city")
KEYS = {
    "topics.yml": {"name", "broader", "medtop", "aliases", "weak", "except", *LANGUAGES},
    "places.yml": {"name", "in", "aliases", "ambiguous", "demonyms", "except", *LANGUAGES},
    "organisations.yml": {"name", "aliases", "ambiguous", "except", *LANGUAGES},
}
PLACE_TYPES = {"country", "former-country", "territory", "continent", "sea", "line", "region", "city"}
ORGANISATION_TYPES = {"international", "agency", "press", "state", "armed-group", "ngo", "sport", "company"}


def rows(name: str) -> Iterable[tuple[str, Row]]:
    for key, value in groups(name).items():
        if name == "topics.yml":
            yield key, row(value)
            continue
        for inner, each in group(value).items():
            if key in BY_COUNTRY:
                yield from ((last, row(found)) for last, found in group(each).items())
            else:
                yield inner, row(each)


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_one_that_is_read(name: str) -> None:
    unknown = [(each, set(said) - KEYS[name]) for each, said in rows(name) if set(said) - KEYS[name]]

    assert unknown == []


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_nfc_and_no_part_of_a_list_is_empty_or_stands_twice(name: str) -> None:
    for each, said in rows(name):
        for key, text in said.items():
            parts = [part.strip() for part in text.split(",")]
            assert all(parts), f"{each}: {key} has an empty part"
            assert len(set(parts)) == len(parts), f"{each}: {key} says a thing twice"
            assert unicodedata.is_normalized("NFC", text), f"{each}: {key} is not NFC"


def test_slugs_are_well_formed_and_stand_once_in_their_kind() -> None:
    seen = [(term.kind, term.slug) for term in terms()]

    assert [each for _, each in seen if slug(each) != each] == []
    assert len(set(seen)) == len(seen)


def test_there_are_about_150_topics_under_some_16_top_topics() -> None:
    assert 140 <= len(topics()) <= 180
    assert 15 <= len([topic for topic in topics() if not topic.broader]) <= 17


def test_the_topics_that_stories_are_told_of_are_there() -> None:
    wanted = (
        "defence-cooperation arms-trade military-training counter-terrorism defence diplomacy armed-forces "
        "energy trade elections courts health climate"
    )

    assert {*wanted.split()} <= {topic.slug for topic in topics()}


def test_every_country_of_the_united_nations_has_its_capital_or_is_one() -> None:
    countries = [place for place in places() if place.type == "country"]
    with_city = {place.broader for place in places() if place.type == "city"}
    # A city and a country at once, or so small that its capital is not in the news.
    alone = "singapore monaco san-marino vatican djibouti"

    assert len(countries) >= 195
    assert len([place for place in countries if place.slug not in with_city | {*alone.split()}]) <= 20


@pytest.mark.parametrize("slug", ["rawalpindi", "line-of-control", "soviet-union"])
def test_the_places_of_the_first_articles_are_there(slug: str) -> None:
    assert slug in {place.slug for place in places()}


def test_every_broader_term_exists_and_no_term_is_above_itself() -> None:
    above = {(term.kind, term.slug): term.broader for term in terms()}
    for kind, start in above:
        seen, at = {start}, above[(kind, start)]
        while at:
            assert (kind, at) in above, f"{start}: no {kind.value} '{at}'"
            assert at not in seen, f"{start} is above itself"
            seen.add(at)
            at = above[(kind, at)]


def test_places_and_organisations_are_of_known_types() -> None:
    assert {place.type for place in places()} == PLACE_TYPES
    assert {organisation.type for organisation in organisations()} == ORGANISATION_TYPES


def test_what_a_place_lies_in_is_a_country_or_a_territory() -> None:
    types = {place.slug: place.type for place in places()}

    assert {types[place.broader] for place in places() if place.broader} <= {"country", "territory"}


def test_media_topics_are_numbers_and_stand_once() -> None:
    numbers = [topic.medtop for topic in topics() if topic.medtop]

    assert all(re.fullmatch(r"\d{8}", number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_no_name_is_in_two_terms_of_a_kind_unless_both_call_it_ambiguous() -> None:
    shared = [
        sorted({form.term.slug for form in forms})
        for kind in (Kind.TOPICS, Kind.PLACES, Kind.ORGANISATIONS)
        for node in compile_names(terms_of(kind)).begin.values()
        for forms in endings(node)
        if len({form.term.slug for form in forms}) > 1
    ]

    assert shared == []


def endings(node: Node) -> Iterable[list]:
    """The names that end at each node, by language, and that an article may be tagged by."""
    by_language = defaultdict(list)
    for form in (*node.topics, *node.names):
        if form.strength is not Strength.WEAK and form.name not in form.term.ambiguous and not form.is_exception:
            by_language[form.language].append(form)
    yield from by_language.values()
    for child in node.children():
        yield from endings(child)


def terms_of(kind: Kind) -> list[Term]:
    return [term for term in terms() if term.kind is kind]


def test_a_weak_word_is_no_alias_of_its_topic() -> None:
    both = [(topic.slug, {*topic.weak} & {*topic.aliases}) for topic in topics() if {*topic.weak} & {*topic.aliases}]

    assert both == []


def test_proper_names_ask_for_capitals_and_topics_do_not() -> None:
    assert {term.case_sensitive for term in topics()} == {False}
    assert {term.case_sensitive for term in (*places(), *organisations())} == {True}


def test_a_file_adds_its_names_to_the_term_of_its_slug() -> None:
    file = Entity(
        Kind.TOPICS, "arms-trade", "topics/arms-trade.md", "Arms", aliases=("guns for sale",), broader="trade"
    )

    term = next(term for term in with_authorities(terms(), [file]) if term.slug == "arms-trade")

    assert (term.name, term.broader, term.is_confirmed) == ("Arms", "trade", True)
    assert {"guns for sale", "Arms trade", "arms sale"} <= {*term.aliases}


def test_a_file_takes_over_the_terms_of_the_slugs_it_had_before() -> None:
    wide = next(term.broader for term in topics() if term.broader)
    file = Entity(Kind.TOPICS, "all-of-it", "topics/all-of-it.md", "All of it", redirect_from=(wide, "arms-trade"))
    known = {term.slug: term for term in topics()}

    found = {term.slug: term for term in with_authorities(topics(), [file])}

    assert known.keys() - found.keys() == {wide, "arms-trade"}
    assert {"Arms trade", known[wide].name, *known["arms-trade"].aliases} <= {*found["all-of-it"].aliases}
    assert {term.slug for term in found.values() if term.broader == "all-of-it"} == {
        term.slug for term in topics() if term.broader == wide and term.slug != "arms-trade"
    }


def test_a_slug_that_has_a_file_of_its_own_is_no_old_one() -> None:
    files = [
        Entity(Kind.TOPICS, "weapons", "topics/weapons.md", "Weapons", redirect_from=("arms-trade",)),
        Entity(Kind.TOPICS, "arms-trade", "topics/arms-trade.md", "Arms trade"),
    ]

    found = {term.slug: term for term in with_authorities(topics(), files)}

    assert "Arms trade" not in found["weapons"].aliases
    assert found["arms-trade"].is_confirmed


def test_a_file_for_something_unknown_is_a_term_of_its_own() -> None:
    file = Entity(Kind.PEOPLE, "a-b", "people/a-b.md", "A. Bee", aliases=("Bee",))

    assert with_authorities((), [file]) == (Term(Kind.PEOPLE, "a-b", "A. Bee", ("Bee",), is_confirmed=True),)
