"""First mentions of names in an article's page and its notes, made links to the pages of these names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from generator.links.mentions.values import Named
from generator.markdown.runs import UNNUMBERED, Inside, blocks_of, paragraphs_of, place_of, text_of, with_tags
from generator.model import Body, NoteText


def with_mentions(body: Body, named: Sequence[Named], root: str) -> Body:
    """The text and its notes with the first place of each name a link, where one can be; no word changes."""
    if not named:
        return body
    html = _linked(body.html, [each for each in named if not each.note], body.blocks, root)
    notes: list[NoteText] = []
    for note in body.notes:
        linked = _linked(note.html, [each for each in named if each.note == note.id], (), root)
        if linked != note.html:
            html = html.replace(_inside(note.html), _inside(linked), 1)
        notes.append(replace(note, html=linked))
    return replace(body, html=html, notes=tuple(notes))


def _linked(html: str, named: Sequence[Named], texts: Sequence[str], root: str) -> str:
    """The HTML of a text or a note with links; `texts` are those of its numbered paragraphs."""
    if not named:
        return html
    has_others = any(spot[0] >= UNNUMBERED for each in named for spot in each.spots)
    blocks = blocks_of(html) if has_others else (inside for inside in paragraphs_of(html) if inside.has_id)
    return with_tags(html, _tags(named, {inside.number: inside for inside in blocks}, texts, root))


def _inside(html: str) -> str:
    """A note's words as they stand in the text; see `annotate.margin.aside`."""
    return f'<div class="note-body">\n{html}</div>'


def _tags(
    named: Sequence[Named], blocks: Mapping[int, Inside], texts: Sequence[str], root: str
) -> list[tuple[int, int, str]]:
    """Where in the HTML each name's link begins and ends, and its opening tag."""
    found = []
    for each in named:
        for number, start, end in each.spots:
            if inside := blocks.get(number):
                text = texts[number] if inside.has_id else text_of(inside)
                if place := place_of(inside.html, text, start, end):
                    tag = _tag(each, " ".join(text[start:end].split()), root)
                    found.append((inside.start + place[0], inside.start + place[1], tag))
                    break
    return found


def _tag(named: Named, printed: str, root: str) -> str:
    url = escape(f"{root}{named.kind}/{named.slug}/")
    title = f' title="{escape(named.name)}"' if printed != named.name else ""
    return f'<a class="mention" href="{url}"{title}>'
