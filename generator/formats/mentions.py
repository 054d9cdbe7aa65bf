"""First mentions of names in an article's page and its notes, made links to the pages of these names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from generator.links.mentions.values import Named, Spot
from generator.markdown.runs import Inside, block_texts, paragraphs_of, place_of, with_tags
from generator.model import Body, NoteText


def with_mentions(body: Body, named: Sequence[Named], root: str) -> Body:
    """The text and its notes with the first place of each name a link, where one can be; no word changes."""
    if not named:
        return body
    own = {inside.number: inside for inside in paragraphs_of(body.html) if inside.has_id}
    html = with_tags(body.html, _tags([each for each in named if not each.note], own, body.blocks, root))
    notes: list[NoteText] = []
    for note in body.notes:
        linked = _in_note(note.html, [each for each in named if each.note == note.id], root)
        if linked != note.html:
            html = html.replace(_inside(note.html), _inside(linked), 1)
        notes.append(replace(note, html=linked))
    return replace(body, html=html, notes=tuple(notes))


def _in_note(html: str, named: Sequence[Named], root: str) -> str:
    if not named:
        return html
    paragraphs = dict(enumerate(paragraphs_of(html)))
    return with_tags(html, _tags(named, paragraphs, block_texts(html), root))


def _inside(html: str) -> str:
    """A note's words as they stand in the text; see `annotate.margin.aside`."""
    return f'<div class="note-body">\n{html}</div>'


def _tags(
    named: Sequence[Named], paragraphs: Mapping[int, Inside], texts: Sequence[str], root: str
) -> list[tuple[int, int, str]]:
    """Where in the HTML each name's link begins and ends, and its opening tag."""
    found = []
    for each in named:
        for spot in each.spots:
            if place := _place(spot, paragraphs, texts):
                printed = " ".join(texts[spot[0]][spot[1] : spot[2]].split())
                found.append((*place, _tag(each, printed, root)))
                break
    return found


def _place(spot: Spot, paragraphs: Mapping[int, Inside], texts: Sequence[str]) -> tuple[int, int] | None:
    block, start, end = spot
    inside = paragraphs.get(block)
    place = place_of(inside.html, texts[block], start, end) if inside else None
    return (inside.start + place[0], inside.start + place[1]) if inside and place else None


def _tag(named: Named, printed: str, root: str) -> str:
    url = escape(f"{root}{named.kind}/{named.slug}/")
    title = f' title="{escape(named.name)}"' if printed != named.name else ""
    return f'<a class="mention" href="{url}"{title}>'
