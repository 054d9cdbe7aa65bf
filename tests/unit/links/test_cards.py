"""Cards: what others may know of an article."""

from generator.links.cards import card
from generator.model import Article, Body

BODY = Body("", (), (), "", 0)


def test_a_card_tells_when_it_happened_apart_from_when_it_was_published() -> None:
    article = Article("a", "articles/a.md", "Title", "", 1, date="2018-08-08", event_date="2018-08-07")

    found = card(article, BODY)

    assert (found.date, found.event_date) == ("2018-08-08", "2018-08-07")
