"""The catalog's indexes: what stands in them, in which order, and where links lead."""

from dataclasses import replace

import pytest

from generator.links.catalog import Catalog, month_of
from generator.links.references import References
from generator.model import Card, EntityCard, Kind, Link, NoteCard, NoteKind, PageCard
from generator.text import initial

CARD = Card(
    *("", "Title", "", "", "", "", (), "", "", (), (), (), (), (), (), (), (), ()),
    lastmod="",
    aliases=(),
    withdrawn="",
    draft=False,
    raw="",
)


def card(id: str, date: str = "", **more: object) -> Card:
    return replace(CARD, id=id, date=date, **more)  # type: ignore[arg-type]


def entity(kind: Kind, slug: str, name: str = "", **more: object) -> EntityCard:
    plain = EntityCard(kind, slug, name or slug, f"{kind}/{slug}.md", (), "", "", (), (), (), "")
    return replace(plain, **more)  # type: ignore[arg-type]


def page(slug: str, title: str = "Title", order: int = 0) -> PageCard:
    return PageCard(slug, title, f"pages/{slug}.md", order, (), "")


def catalog(*cards: Card, entities: tuple[EntityCard, ...] = (), pages: tuple[PageCard, ...] = ()) -> Catalog:
    return Catalog(cards, entities, pages, {(Kind.TOPICS, "arms-trade"): "Arms trade"}, frozenset({"raw/a.txt"}))


def test_articles_stand_newest_first_then_the_undated_by_id() -> None:
    found = catalog(
        card("b"), card("a"), card("c", "2014"), card("d", "2014-11-20"), card("e", "2015-01~"), card("f", "XXXX-11-20")
    )

    assert [one.id for one in found.cards] == ["e", "d", "c", "a", "b", "f"]


def test_drafts_are_nowhere_and_withdrawn_articles_only_at_their_address() -> None:
    found = catalog(
        card("a", topics=("t",)), card("b", topics=("u",), draft=True), card("c", topics=("v",), withdrawn="x")
    )

    assert [one.id for one in found.cards] == ["a"]
    assert [one.id for one in found.withdrawn] == ["c"]
    assert list(found.by_entity) == [(Kind.TOPICS, "t")]


@pytest.mark.parametrize(
    "date, month",
    [
        ("2014-11-20", "2014-11"),
        ("2014-11-20?", "2014-11"),
        ("2014-11", "2014-11"),
        ("2014", "2014"),
        ("2014~", "2014"),
        ("2014-11-30/2014-12-01", "2014-11"),
        ("2014-11/2014-12", "2014-11"),
        ("2014/2015", "2014"),
        ("XXXX-11-20", ""),
        ("", ""),
    ],
)
def test_a_month_holds_what_is_known_of_a_date(date: str, month: str) -> None:
    assert month_of(date) == month


def test_months_hold_their_articles_oldest_first() -> None:
    found = catalog(card("a", "2014-11-20"), card("b", "2014-11-02"), card("c", "2013"), card("d")).by_month

    assert {month: [one.id for one in cards] for month, cards in found.items()} == {
        "": ["d"],
        "2013": ["c"],
        "2014-11": ["b", "a"],
    }


def test_a_name_is_the_files_then_the_vocabularys_then_made_of_the_slug() -> None:
    found = catalog(entities=(entity(Kind.TOPICS, "x", "A file’s name"),))

    assert found.name(Kind.TOPICS, "x") == "A file’s name"
    assert found.name(Kind.TOPICS, "arms-trade") == "Arms trade"
    assert found.name(Kind.TOPICS, "sea-ports") == "Sea ports"
    assert found.name(Kind.PEOPLE, "ada-quill") == "Ada Quill"


def test_names_stand_as_people_sort_them() -> None:
    names = {"b": "b", "a": "Á", "c": "A", "d": "“A” again", "e": "Ádám", "f": "zoo", "g": "Αθήνα", "h": "1914"}
    found = catalog(entities=tuple(entity(Kind.TOPICS, slug, name) for slug, name in names.items()))

    assert [names[slug] for slug in found.by_kind[Kind.TOPICS]] == [
        "1914",
        "A",
        "Á",
        "“A” again",
        "Ádám",
        "b",
        "zoo",
        "Αθήνα",
    ]
    assert [initial(name) for name in ("“A” again", "Ádám", "élysée", "1914", "ß", "Αθήνα", "خط", "")] == [*"AAE#SΑخ#"]


def test_of_names_that_differ_only_by_case_one_has_the_page() -> None:
    found = catalog(card("a", topics=("Ports", "ports")), card("b", topics=("Ports",)), card("c", people=("X", "x")))

    assert found.alike == {(Kind.TOPICS, "ports"): "Ports", (Kind.PEOPLE, "x"): "X"}
    assert found.by_kind[Kind.TOPICS] == ("Ports",)
    described = catalog(card("a", topics=("Ports",)), entities=(entity(Kind.TOPICS, "ports"),))
    assert described.alike == {(Kind.TOPICS, "Ports"): "ports"}


def test_a_raw_file_may_be_shown_where_it_is_held_and_nobody_forbids_it() -> None:
    quiet = entity(Kind.PUBLISHERS, "quiet", publish_received=False)
    found = catalog(entities=(quiet,))

    assert found.may_be_received(card("a", raw="raw/a.txt"))
    assert not found.may_be_received(card("a", raw="raw/b.txt"))
    assert not found.may_be_received(card("a", raw="raw/a.txt", publisher="quiet"))
    assert not found.may_be_received(card("a"))


def test_a_link_is_seen_from_its_other_end_with_its_sentence() -> None:
    link, of_note = Link("b", "See b.", ""), Link("people/ada", "Ask Ada.", "n")
    found = catalog(card("a", links=(link, of_note)), card("b"), entities=(entity(Kind.PEOPLE, "ada"),)).backlinks

    assert [(b.url, b.sentence, b.is_note) for b in found["articles/b/"]] == [("articles/a/", "See b.", False)]
    assert [(b.url, b.sentence, b.is_note) for b in found["people/ada/"]] == [("articles/a/#note-n", "Ask Ada.", True)]


def test_a_link_to_itself_is_no_backlink_and_a_dead_one_is_told() -> None:
    found = catalog(card("a", links=(Link("articles/a", "Here.", ""), Link("nobody", "Who?", ""))))

    assert dict(found.backlinks) == {}
    assert found.dead_links == [("articles/a.md", Link("nobody", "Who?", ""))]


def test_notes_stand_newest_first_then_the_undated() -> None:
    notes = [
        NoteCard(id, NoteKind.CLAIM, id, "", "", date, False, "")
        for id, date in [("n", ""), ("o", "2020"), ("p", "2021")]
    ]
    found = catalog(card("a", notes=tuple(notes)))

    assert [note.id for note in found.notes] == ["p", "o", "n"]
    assert found.notes[0].url == "articles/a/#note-p"


def test_an_old_address_leads_to_the_article_unless_another_has_it() -> None:
    found = catalog(card("a", title="A", aliases=("old", "b")), card("b", title="B"))

    assert found.references.target("old").url == "articles/a/"
    assert found.references.target("articles/b").url == "articles/b/"


REFERENCES = References(
    {
        "articles/pact": ("articles/pact/", "The pact"),
        "people/pact": ("people/pact/", "P. Act"),
        "people/ada-quill": ("people/ada-quill/", "Ada Quill"),
        "notes/pact/first": ("articles/pact/#note-first", "First"),
    }
)


@pytest.mark.parametrize(
    "ref, url, title",
    [
        ("people/ada-quill", "people/ada-quill/", "Ada Quill"),
        ("ada-quill", "people/ada-quill/", "Ada Quill"),
        (" /ada-quill/ ", "people/ada-quill/", "Ada Quill"),
        ("articles/2014/pact", "articles/pact/", "The pact"),
        ("notes/pact/first", "articles/pact/#note-first", "First"),
        ("first", "articles/pact/#note-first", "First"),
        ("pact", "", "pact"),
        ("topics", "topics/", "Topics"),
        ("people/no-body", "", "no body"),
        ("", "", ""),
    ],
)
def test_a_reference_leads_to_one_place_or_nowhere(ref: str, url: str, title: str) -> None:
    target = REFERENCES.target(ref)

    assert (target.url, target.title) == (url, title)


def test_a_slug_of_two_kinds_names_both() -> None:
    assert REFERENCES.several("pact") == ["articles/pact", "people/pact"]
    assert REFERENCES.several("ada-quill") == []


def test_the_nearest_name_is_found_among_few_and_among_many() -> None:
    many = {f"articles/2014-{n:04}-x": (f"a/{n}/", "") for n in range(3500)}
    large = References({**many, "articles/2014-11-20-gazette-pact-signed": ("p/", "")})

    assert REFERENCES.nearest("people/ada-quil") == "people/ada-quill"
    assert REFERENCES.nearest("ada-quil") == "people/ada-quill"
    assert REFERENCES.nearest("zzz") == ""
    assert large.nearest("articles/2014-11-20-gazete-pact-signed") == "articles/2014-11-20-gazette-pact-signed"


def test_free_pages_stand_by_their_order_then_by_title() -> None:
    found = catalog(pages=(page("a", "Z"), page("b", "y"), page("c", "X", -1)))

    assert [one.slug for one in found.pages] == ["c", "b", "a"]


def test_what_nearly_all_articles_have_is_no_sign_of_any() -> None:
    cards = [card(f"a{place}", places=("country", *(["harbour"] if place < 8 else []))) for place in range(40)]
    found = catalog(*cards)

    often = found.telling(Kind.PLACES, {"country": 9, "harbour": 8}, 2)

    assert [one.url for one in often] == ["places/harbour/", "places/country/"]
    assert [one.count for one in often] == [8, 9]
