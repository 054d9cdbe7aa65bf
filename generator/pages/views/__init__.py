"""Views: for each kind of page, everything its template may see. Also what every template sees (`SiteView`).

A template gets `site` (SiteView), `page` (PageMeta), `view` (one of the classes below) and `root`, the way back to the
site's root (`""`, `"../"`, `"../../"` …): every link inside the site is `root ~ url`.
"""

from generator.pages.views.articles import Along as Along
from generator.pages.views.articles import ArticlesView as ArticlesView
from generator.pages.views.articles import ArticleView as ArticleView
from generator.pages.views.articles import PointedTo as PointedTo
from generator.pages.views.articles import ReceivedView as ReceivedView
from generator.pages.views.articles import RelatedArticle as RelatedArticle
from generator.pages.views.articles import SharedReport as SharedReport
from generator.pages.views.articles import WantedHeadline as WantedHeadline
from generator.pages.views.articles import WantedView as WantedView
from generator.pages.views.articles import WithdrawnView as WithdrawnView
from generator.pages.views.entities import Career as Career
from generator.pages.views.entities import Dot as Dot
from generator.pages.views.entities import EntityView as EntityView
from generator.pages.views.entities import IndexView as IndexView
from generator.pages.views.entities import Mention as Mention
from generator.pages.views.entities import Mentioning as Mentioning
from generator.pages.views.entities import RoleSpan as RoleSpan
from generator.pages.views.entities import Tick as Tick
from generator.pages.views.entities import Twig as Twig
from generator.pages.views.notes import AnnotationsView as AnnotationsView
from generator.pages.views.notes import CollectionView as CollectionView
from generator.pages.views.notes import CorrectionsView as CorrectionsView
from generator.pages.views.notes import NotesIndexView as NotesIndexView
from generator.pages.views.notes import NotesView as NotesView
from generator.pages.views.parts import Bar as Bar
from generator.pages.views.parts import Group as Group
from generator.pages.views.parts import Identified as Identified
from generator.pages.views.parts import PageMeta as PageMeta
from generator.pages.views.parts import Pager as Pager
from generator.pages.views.parts import SiteView as SiteView
from generator.pages.views.parts import Strip as Strip
from generator.pages.views.questions import Printed as Printed
from generator.pages.views.questions import Question as Question
from generator.pages.views.questions import QuestionsView as QuestionsView
from generator.pages.views.questions import Statement as Statement
from generator.pages.views.site import FeedView as FeedView
from generator.pages.views.site import FreeView as FreeView
from generator.pages.views.site import HomeView as HomeView
from generator.pages.views.site import NotFoundView as NotFoundView
from generator.pages.views.site import RedirectView as RedirectView
from generator.pages.views.site import SearchView as SearchView
from generator.pages.views.site import SitemapView as SitemapView
from generator.pages.views.stories import Pair as Pair
from generator.pages.views.stories import Report as Report
from generator.pages.views.stories import StoriesView as StoriesView
from generator.pages.views.stories import StoryEntry as StoryEntry
from generator.pages.views.stories import StoryPlace as StoryPlace
from generator.pages.views.stories import StoryView as StoryView
from generator.pages.views.times import Calendar as Calendar
from generator.pages.views.times import DatesView as DatesView
from generator.pages.views.times import Happening as Happening
from generator.pages.views.times import MonthView as MonthView
from generator.pages.views.times import TimelineMonth as TimelineMonth
from generator.pages.views.times import TimelineView as TimelineView
from generator.pages.views.times import TimelineYear as TimelineYear
from generator.pages.views.times import TimelineYearView as TimelineYearView
from generator.pages.views.times import UndatedView as UndatedView
from generator.pages.views.times import YearMonths as YearMonths
from generator.pages.views.times import YearView as YearView
