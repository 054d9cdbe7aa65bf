"""Stories that wait for an editor: what `pressmark status` says of those that a build found."""

from collections.abc import Iterator
from shlex import quote

from generator.commands.report import counted
from generator.commands.status.held import Held
from generator.model import Kind


def unconfirmed_stories(held: Held) -> Iterator[str]:
    """Stories of the last build that have no file, each with the command that makes one."""
    claimed = {ident for entity in held.entities.values() for ident in entity.articles}
    for slug, ids in held.stories:
        articles = [held.articles[ident] for ident in ids if ident in held.articles]
        is_kept = f"{Kind.STORIES}/{slug}" in held.entities or not claimed.isdisjoint(ids)
        if articles and not is_kept:
            title = next((each.title for each in articles if each.title_basis != "derived"), articles[0].title)
            listed = " ".join(f"--articles {quote(each.id)}" for each in articles)
            yield f"{counted(len(articles), 'article')}: pressmark new story {quote(title)} {listed}"
