"""All stories of an archive, with their addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.links.stories.clusters import Cluster
from generator.links.stories.reported import in_order
from generator.links.stories.wishes import Wish


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event."""

    slug: str
    """The editor's file's; else the id of the article that was published first."""
    articles: tuple[str, ...]
    """Ids, the first published first; none for a story of which an editor says nothing but its name."""


def stories(clusters: Mapping[str, tuple[Cluster, ...]], wishes: tuple[Wish, ...]) -> tuple[Story, ...]:
    """Each story once, by slug.

    A story that nobody named is called by its first article: another article that turns out to be earlier, and an
    editor's file, change that.
    """
    named = {wish.slug: wish for wish in wishes}
    found: dict[str, Story] = {}
    for part in clusters.values():
        for cluster in part:
            ids = tuple(one.name.partition("/")[2] for one in in_order(cluster.members))
            slug = cluster.slug or next((ident for ident in ids if _is_free(named, ident)), "")
            if slug:
                found[slug] = Story(slug, ids)
    for slug in named:
        found.setdefault(slug, Story(slug, ()))
    return tuple(found[slug] for slug in sorted(found))


def _is_free(named: Mapping[str, Wish], slug: str) -> bool:
    """May a story that nobody named be called so? Also where a file of that name only gives it another title."""
    return slug not in named or not named[slug].articles


def each_story(stories: tuple[Story, ...]) -> Iterator[tuple[str, Story]]:
    """The stories one by one, by slug."""
    return ((one.slug, one) for one in stories)
