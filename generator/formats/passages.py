"""Paragraphs of an article's page told where else they stand, each below its own words."""

from collections.abc import Mapping, Sequence
from html import escape

from generator.edtf import in_words
from generator.links.passages.sharing import Also, Change, Part, Sharing, Stretch
from generator.pages.views import SharedReport
from generator.text import excerpt, quoted

_NAMED = 2
"""Reports that a paragraph's line names; the others stand inside."""
_TITLE = 60  # characters of the title of a report whose publisher is not known


def with_passages(html: str, reports: Sequence[SharedReport], sharing: Sharing, root: str) -> str:
    """A text's HTML; below each of its own paragraphs that stands elsewhere, a line says where."""
    known = {report.article: report for report in reports}
    out: list[str] = []
    done = 0
    for block, places in sharing.paragraphs:
        opening = html.find(f'<p id="p-{block}">', done)
        end = html.find("</p>", opening)
        shown = [(also, known[also.article]) for also in places if also.article in known]
        if opening < 0 or end < 0 or not shown:
            continue
        out += [html[done : end + 4], "\n", _also(shown, root)]
        done = end + 4
    return "".join([*out, html[done:]])


def _also(places: Sequence[tuple[Also, SharedReport]], root: str) -> str:
    said = [f"{_who(report)}, {_how(also.part)}" for also, report in places[:_NAMED]]
    more = len(places) - _NAMED
    if more > 0:
        said.append(f"and in {more} more")
    items = "".join(_item(also, report, root) for also, report in places)
    return (
        '<details class="also" data-pagefind-ignore>\n'
        f"<summary>Also in {'; '.join(said)}</summary>\n<ul>\n{items}</ul>\n</details>"
    )


def _who(report: SharedReport) -> str:
    teaser = report.teaser
    name = escape(teaser.publisher or quoted(excerpt(teaser.title, _TITLE)), quote=False)
    return f"<b>{name}</b>, {in_words(teaser.date)}" if teaser.date else f"<b>{name}</b>, undated"


def _how(part: Part) -> str:
    if part.is_exact:
        return "word for word" if part.is_whole else "in part, word for word"
    return "edited" if part.is_whole else "in part, edited"


_WHEN = {"earlier": " (earlier)", "later": " (later)", "": ""}


def _item(also: Also, report: SharedReport, root: str) -> str:
    part = also.part
    link = escape(f"{root}{report.teaser.url}#p-{part.other_block}")
    title = escape(report.teaser.title, quote=False)
    title = f'<a href="{link}" dir="auto">{title if not report.teaser.is_derived else f"[{title}]"}</a>'
    day = in_words(report.teaser.date) if report.teaser.date else "undated"
    publisher = escape(report.teaser.publisher, quote=False)
    who = f"{', '.join(filter(None, [title, publisher, day]))}{_WHEN[report.order]}: {_how(part)}."
    if not part.diff:
        return f"<li>{who}</li>\n"
    legend = "" if part.is_exact else ' <span class="legend">Struck out: only here. Underlined: only there.</span>'
    words = "".join(map(_stretch, part.diff))
    return f'<li>{who}{legend}\n<blockquote dir="auto">{words}</blockquote></li>\n'


_TAGS: Mapping[Change, tuple[str, str]] = {
    Change.SAME: ("", ""),
    Change.HERE: ("<del>", "</del> "),
    Change.THERE: ("<ins>", "</ins> "),
}


def _stretch(stretch: Stretch) -> str:
    opening, closing = _TAGS[stretch.change]
    words = escape(stretch.text, quote=False)
    return f"{opening}{words.strip()}{closing}" if opening else words
