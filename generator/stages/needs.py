"""What pages need besides their views: the text of what they are about, what it shares, whom it names."""

from collections.abc import Mapping

from generator.engine.build import Argument, Build, Many, Ref
from generator.links.mentions.values import NOBODY, Mentions
from generator.links.passages.sharing import Sharing
from generator.links.stories.found import Story
from generator.links.stories.told import StoryTold
from generator.model import Body
from generator.pages.kinds import BY_NAME
from generator.stages.rows import Made, Rows, paired

Needs = Mapping[str, Mapping[str, tuple[Argument, ...]]]
"""The need's name → subject → references."""
FOLDERS = {"article": "articles/", "notes": "articles/", "received": "articles/", "prose": "pages/", "page": "pages/"}
"""Of the subjects of a need; those of all others are told in full."""


def article_needs(make: Build, articles: Made, bodies: Made, sharing: Made, named: Made) -> Rows:
    """Of each article: itself, its text with notes, what it shares, whom it names."""
    none = make.given(None, Sharing | None)
    nobody = make.given(NOBODY, Mentions)
    rows = paired(articles, bodies)
    return {name: (*row, sharing.get(name, none), named.get(name, nobody)) for name, row in rows.items()}


def story_needs(make: Build, stories: Ref[tuple[Story, ...]], told: Made, texts: Rows) -> Rows:
    """Of each story: what an editor wrote and whom it names, and what its reports share."""
    shares = make.given(None, StoryTold | None)
    names = [f"stories/{one.slug}" for one in stories.value()]
    return {name: (*texts.get(name, _no_text(make)), told.get(name, shares)) for name in names}


def _no_text(make: Build) -> tuple[Argument, ...]:
    return make.given(None, Body | None), make.given(NOBODY, Mentions)


def text_needs(make: Build, texts: Made, named: Made) -> Rows:
    """Of what editors write besides articles: the text with notes, whom it names."""
    nobody = make.given(NOBODY, Mentions)
    return {name: (ref, named.get(name, nobody)) for name, ref in texts.items()}


def page_rows(make: Build, kind: str, pages: Made, needs: Needs, said: Made) -> Rows:
    """The pages of a kind by path, each with what its format needs of it."""
    need = BY_NAME[kind].needs
    if not need:
        return {name.rpartition("\t")[2]: (page,) for name, page in pages.items()}
    folder = FOLDERS.get(need, "")
    none = _no_text(make)[: 2 if need == "entity" else 1]
    rows: Rows = {}
    for name, page in pages.items():
        _, subject, path = name.split("\t")
        about, *articles = subject.split(" ")
        rows[path] = (page, *needs[need].get(folder + about, none))
        if need == "entity":
            names = [f"articles/{each}" for each in articles]
            rows[path] += (Many({each: said[each] for each in names if each in said}),)
    return rows
