"""Topics for articles, as suggestions, and what is said of how far they can be trusted."""

from collections.abc import Iterable, Iterator, Mapping

from generator.links.nearest.calibrate import ENOUGH, RIGHT, Calibration
from generator.links.nearest.scores import Scored
from generator.suggest.steps import Looked
from generator.suggest.values import Evidence, Offer, Suggestion

MOST = 3
"""Topics suggested for an article."""


def topic_offers(
    looked: Mapping[str, Looked],
    scores: Mapping[str, tuple[Scored, ...]],
    worth: Calibration,
    titles: Mapping[str, str],
    wider: Mapping[str, str],
    rejected: frozenset[str],
) -> Iterator[Suggestion]:
    """The best topics of each article that nobody has said the topics of; the surest first."""
    found = []
    for name, rows in scores.items():
        article = looked[name]
        said = above(article.topics, wider)
        fresh = [row for row in rows if row.topic not in said and row.score > 0]
        passed = above((row.topic for row in fresh[:MOST]), wider, with_own=False)
        for row in (row for row in fresh[:MOST] if row.topic not in passed):
            each = _offer(article, row, worth, titles)
            if each.key not in rejected:
                found.append(each)
    yield from sorted(found, key=lambda each: (-each.sure, each.about, each.value))


def above(topics: Iterable[str], wider: Mapping[str, str], *, with_own: bool = True) -> frozenset[str]:
    """All topics above these: who has the narrower has the wider."""
    found: set[str] = set()
    for topic in topics:
        if with_own:
            found.add(topic)
        while (topic := wider.get(topic, "")) and topic not in found:
            found.add(topic)
    return frozenset(found)


def _offer(article: Looked, row: Scored, worth: Calibration, titles: Mapping[str, str]) -> Suggestion:
    words = list({word.casefold(): f"“{word}”" for word in reversed(row.words)}.values())[::-1]
    printed = f"prints {', '.join(words[:3])}" if words else ""
    forms = article.terms.printed()
    heavy = [f"“{forms[mark]}”" for mark in row.heavy if mark in forms]
    weighed = f"most weight: {', '.join(heavy)}" if heavy else ""
    near = f"as {len(row.by)} like it" if row.by else ""
    return Suggestion(
        Offer.TOPICS,
        f"articles/{article.id}",
        f"topics/{row.topic}",
        worth.sure(row),
        ", ".join(filter(None, [printed, weighed, near])),
        len(row.by) + len(row.words) + len(heavy),
        (article.id,),
        tuple(Evidence(id, 0, titles.get(id, "")) for id in row.by),
        may_fill=bool(worth.fill) and row.score >= worth.fill,
    )


def said_of(worth: Calibration) -> str:
    """What an editor should know of the topics' sureness."""
    if worth.articles < ENOUGH:
        return (
            f"topics are not proved: {worth.articles} of {ENOUGH} articles with confirmed topics that it takes; "
            "none is filled in unasked"
        )
    recall = f"{100 * worth.found // max(1, worth.wanted)} % of their topics are among the first three"
    if not worth.fill:
        right = f"there is no sureness from which on {RIGHT} % are right, so none may be filled in"
    else:
        right = f"{worth.fill_right} of {worth.fill_all} that may be filled in (--fill) were right"
    return f"topics, tried on {worth.articles} confirmed articles: {recall}; {right}"
