"""A page before it is rendered: its address, and the view its template gets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.links.catalog import Catalog
from generator.pages import views

View = (
    views.HomeView
    | views.ArticleView
    | views.WithdrawnView
    | views.ReceivedView
    | views.EntityView
    | views.IndexView
    | views.StoryView
    | views.StoriesView
    | views.ArticlesView
    | views.WantedView
    | views.DatesView
    | views.YearView
    | views.QuestionsView
    | views.MonthView
    | views.UndatedView
    | views.TimelineView
    | views.TimelineYearView
    | views.NotesView
    | views.AnnotationsView
    | views.CollectionView
    | views.NotesIndexView
    | views.CorrectionsView
    | views.FreeView
    | views.SearchView
    | views.NotFoundView
    | views.RedirectView
    | views.FeedView
    | views.SitemapView
)


@dataclass(frozen=True, slots=True)
class Page:
    """One output file to be."""

    meta: views.PageMeta
    view: View
    subject: str = ""
    """What its format also needs (see `PageKind.needs`): an article's id (for `received`, a space and the raw file's
    path too; for a redirect, a space and the alias's number), `kind/slug` of an authority file (and a space and the id
    of each article of which its page shows a sentence), or a page's slug."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What of the archive's configuration shapes the pages (and nothing that does not)."""

    title: str
    description: str
    page_size: int
    """Articles on a page of a list."""
    feed_length: int
    """Entries of a feed."""
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page. To add one: a module here, a row in `KINDS`, a template."""

    name: str
    pages: Callable[[Catalog, Settings], Iterable[Page]]
    template: str = ""
    """Of the theme; empty for kinds that a format writes without one."""
    needs: str = ""
    """What besides the view goes into it, found by `Page.subject`: `article`, `notes`,
    `received`, `entity`, `intro`, `story`, `prose` or `page`."""


def path_of(url: str) -> str:
    """The file that answers an address: `topics/x/` is `topics/x/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url
