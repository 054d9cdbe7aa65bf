"""What `pressmark status` says of articles: one function for each list."""

from collections.abc import Iterator

from generator.commands.status.held import Held
from generator.model import Kind
from generator.text import excerpt

LIMIT = 100
"""Characters of a paragraph that a list shows."""


def unreadable(held: Held) -> Iterator[str]:
    """What keeps articles, notes and authority files from being read."""
    return (str(problem) for problem in held.problems)


def unreviewed(held: Held) -> Iterator[str]:
    """Articles with values that nobody has confirmed."""
    for article in held.articles.values():
        if article.unreviewed:
            yield f"content/{article.path}: {', '.join(article.unreviewed)}"


def undated(held: Held) -> Iterator[str]:
    """Articles without a date, or with one that lacks its year."""
    for article in held.articles.values():
        if not article.date or article.date.startswith("X"):
            yield f"content/{article.path}" + (f": {article.date}" if article.date else "")


def suggested_dates(held: Held) -> Iterator[str]:
    """Dates that others of the same event give to articles that a person has edited, where ingest writes nothing."""
    for id, date, evidence in held.dates:
        if id in held.articles and held.articles[id].date != date:
            yield f'content/articles/{id}.md: date: "{date}" ({"; ".join(evidence)})'


def doubtful(held: Held) -> Iterator[str]:
    """Articles with lines whose fate is a guess, or that a cautious ingest kept and would rather have dropped."""
    for path, (suggested, guessed) in held.waiting.items():
        counts = ((suggested, "suggested"), (guessed, "doubtful"))
        yield f"content/{path}: " + ", ".join(f"{count} {what}" for count, what in counts if count)


def recurring_paragraphs(held: Held) -> Iterator[str]:
    """What recurs on a publisher's pages, with the line by which its file has it dropped."""
    from generator.links.passages.recurring import recurring

    for each in recurring(held.articles.values()):
        file = f"content/publishers/{each.publisher}.md"
        words = excerpt(each.words, LIMIT)
        yield f"{file}: in {len(each.articles)} articles, first in {each.articles[0]}: {words}"


def wanted_headlines(held: Held) -> Iterator[str]:
    """Headlines that pages pointed to and whose articles are not held, those of most articles first."""
    from generator.links.wanted import pointed, wanted

    articles = tuple(held.articles.values())
    publishers = (entity for entity in held.entities.values() if entity.kind is Kind.PUBLISHERS)
    papers = tuple(name for each in publishers for name in (each.name, *each.aliases))
    for each in wanted(articles, pointed(articles, papers)):
        first, count = each.mentions[0].id, len(each.mentions)
        yield f"{each.headline}: in {first}" + (f" and {count - 1} more" if count > 1 else "")
