"""The rules, in the order they speak. The first verdict on a block stands; a later rule sees what is still open.

What comes first takes whole stretches (marks that are no text, a comments thread). Then the page model looks at what
is left of a saved page, and the next rules take what lies outside its article and single lines that name themselves (a
label, a credit). Then the line model looks at what they left of a dump, and the rules after it know how likely each
line is the article's: what its head is made of, what the models hold for furniture, headings.
"""

from collections.abc import Callable, Iterator

from generator.clean.block import Hearing, Verdict
from generator.clean.rules.ad_label import ad_label
from generator.clean.rules.also_read import also_read
from generator.clean.rules.author_box import author_box
from generator.clean.rules.byline_date import byline_date
from generator.clean.rules.caption import caption
from generator.clean.rules.comments import comments
from generator.clean.rules.dateline import dateline_line
from generator.clean.rules.furniture import furniture
from generator.clean.rules.heading import heading
from generator.clean.rules.legal import legal
from generator.clean.rules.line_model import doubts, line_model
from generator.clean.rules.markup import markup
from generator.clean.rules.newsletter import newsletter
from generator.clean.rules.outside import beyond, outside
from generator.clean.rules.page_model import page_doubts, page_model
from generator.clean.rules.publication_line import publication_line
from generator.clean.rules.scraper_fields import scraper_fields
from generator.clean.rules.share import share
from generator.clean.rules.summary import summary
from generator.clean.rules.tags import tags
from generator.clean.rules.title import title
from generator.clean.rules.title_repeat import title_repeat

Rule = Callable[[Hearing], Iterator[Verdict]]

STRETCHES: tuple[Rule, ...] = (
    markup,
    scraper_fields,
    comments,
)
"""Before the page model looks: each takes a stretch as a whole."""
FIRST: tuple[Rule, ...] = (
    outside,
    publication_line,
    ad_label,
    also_read,
    share,
    newsletter,
    legal,
    tags,
    caption,
    furniture,
)
"""Before the line model looks: each knows its lines by themselves or by their element."""
LATER: tuple[Rule, ...] = (
    title,
    title_repeat,
    byline_date,
    author_box,
    summary,
    dateline_line,
    beyond,
    page_model,
    line_model,
    heading,
    page_doubts,
    doubts,
)
"""After it: each may ask how likely a line is the article's."""
RULES = (*STRETCHES, *FIRST, *LATER)
