"""The lists of `pressmark status`, and what each is called."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.commands.status.articles import (
    doubtful,
    recurring_paragraphs,
    suggested_dates,
    undated,
    unreadable,
    unreviewed,
    wanted_headlines,
)
from generator.commands.status.held import Held
from generator.commands.status.notes import Lost, lost_notes
from generator.commands.status.raws import changed_raws, waiting_raws
from generator.commands.status.stories import unconfirmed_stories
from generator.commands.status.unclear import unclear_names


class WorkList(NamedTuple):
    """One kind of thing that waits."""

    name: str
    """In JSON."""
    found: Callable[[Held], Iterator[str | Lost]]
    one: str
    many: str
    is_counted: bool = False
    """Only the count is shown: it is information, and in a fresh archive as long as the archive."""


LISTS = (
    WorkList("unreadable", unreadable, "problem keeps a file from being read", "problems keep files from being read"),
    WorkList(
        "waiting_raws", waiting_raws, "raw article waits: pressmark ingest", "raw articles wait: pressmark ingest"
    ),
    WorkList(
        "changed_raws",
        changed_raws,
        "article was made from another raw file",
        "articles were made from other raw files",
    ),
    WorkList("lost_notes", lost_notes, "note without its words", "notes without their words"),
    WorkList("undated", undated, "article without a full date", "articles without a full date"),
    WorkList(
        "suggested_dates",
        suggested_dates,
        "date that other articles give, for you to write",
        "dates that other articles give, for you to write",
    ),
    WorkList(
        "doubtful",
        doubtful,
        "article with doubtful lines: pressmark ingest --review",
        "articles with doubtful lines: pressmark ingest --review",
        is_counted=True,
    ),
    WorkList(
        "recurring",
        recurring_paragraphs,
        "paragraph recurs on a publisher's pages: if it is no part of them, name it under drop in its file",
        "paragraphs recur on a publisher's pages: if they are no part of them, name them under drop in its file",
        is_counted=True,
    ),
    WorkList(
        "wanted",
        wanted_headlines,
        "headline is mentioned and its article not held",
        "headlines are mentioned and their articles not held",
        is_counted=True,
    ),
    WorkList(
        "unclear",
        unclear_names,
        "name may be several people's: docs/mentions.md says how to tell who is meant",
        "names may be several people's: docs/mentions.md says how to tell who is meant",
    ),
    WorkList(
        "stories",
        unconfirmed_stories,
        "story that nobody has confirmed: pressmark new story",
        "stories that nobody has confirmed: pressmark new story",
        is_counted=True,
    ),
    WorkList(
        "unreviewed",
        unreviewed,
        "article with waiting suggestions",
        "articles with waiting suggestions",
        is_counted=True,
    ),
)
"""Most urgent first."""
