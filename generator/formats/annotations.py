"""Notes as data: the W3C Web Annotation model (Recommendation of 23 February 2017), in JSON-LD.

What is chosen where the model leaves a choice: docs/decisions/0005-notes-as-data.md.
"""

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from generator import edtf
from generator.markdown.links import resolve
from generator.model import Article, Body, NoteKind, NoteText
from generator.pages.annotations import COLLECTION_URL
from generator.pages.page import Page
from generator.pages.views import AnnotationsView, CollectionView, SiteView

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'

MOTIVATIONS = {
    NoteKind.CONTEXT: "describing",
    NoteKind.CLAIM: "assessing",
    NoteKind.CORRECTION: "editing",
    NoteKind.QUERY: "questioning",
    NoteKind.SOURCE: "linking",
    NoteKind.IDENTIFY: "identifying",
    NoteKind.COMMENT: "commenting",
}
"""What a kind is called in the model (section 3.3.5); no two alike, so that it can be read back."""

LOST = "These words do not stand, once and only once, in the text as it is now."
"""Said of an orphan."""

Address = Callable[[str], str]
"""From an address relative to the site's root to an IRI."""
Json = dict[str, Any]

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


def annotation_page(page: Page, article: Article, body: Body, site: SiteView) -> bytes:
    """The notes of an article, by number."""
    return noted_page(page, body, site)


def noted_page(page: Page, body: Body, site: SiteView) -> bytes:
    """The notes on a text, by number."""
    view = page.view
    assert isinstance(view, AnnotationsView)
    address = addresses(site.base_url, page.meta.url)
    html = _html(view, site.base_url or "../" * page.meta.url.count("/"), address)
    people = {named.name: address(named.url) for named in view.authors}

    def bodies(note: NoteText) -> Iterator[Json]:
        if value := titled_html(note, html(note)):
            yield {"type": "TextualBody", "value": value, "format": "text/html", "language": site.language}
        yield from _named(note, view, address)
        yield from attributed(note)

    copies = dict(view.copies)

    def also(note: NoteText) -> Json:
        return _known({"rdfs:seeAlso": [{"id": address(url)} for url in copies.get(note.id, ())]})

    return _written(
        {
            "@context": CONTEXT,
            "id": address(page.meta.url),
            "type": "AnnotationPage",
            "partOf": address(COLLECTION_URL),
            "prev": address(view.previous_url) if view.previous_url else "",
            "next": address(view.next_url) if view.next_url else "",
        },
        [annotation(note, view.article_url, list(bodies(note)), address, people) | also(note) for note in body.notes],
    )


def annotation_collection(page: Page, site: SiteView) -> bytes:
    """The collection of all notes: where its pages begin."""
    view = page.view
    assert isinstance(view, CollectionView)
    address = addresses(site.base_url, page.meta.url)
    return _written(
        {
            "@context": CONTEXT,
            "id": address(page.meta.url),
            "type": "AnnotationCollection",
            "label": f"Notes – {site.title}",
            "total": view.total,
            "first": address(view.first_url),
            "last": address(view.last_url),
        }
    )


def annotation(note: NoteText, article_url: str, bodies: list[Json], address: Address, people: dict[str, str]) -> Json:
    """A note as an Annotation; `people` are the IRIs of those who wrote notes, by name, as far as they are known."""
    person = people.get(note.by)
    return _known(
        {
            "@context": CONTEXT,
            "id": address(f"{article_url}#note-{note.id}"),
            "type": "Annotation",
            "motivation": MOTIVATIONS[note.kind],
            "dcterms:title": note.title,
            "creator": _known({"id": person, "type": "Person" if person else "", "name": note.by}) if note.by else None,
            "created": f"{note.date}T00:00:00Z" if is_day(note.date) else "",
            "dcterms:date": "" if is_day(note.date) else note.date,
            "body": bodies,
            "schema:additionalProperty": [
                {"type": "schema:PropertyValue", "schema:name": key, "schema:value": value}
                for key, value in note.attributes
            ],
            "schema:creativeWorkStatus": "Draft" if note.draft else "",
            "target": target(note, address(article_url)),
        }
    )


def target(note: NoteText, source: str) -> Json | str:
    """What a note is about: the article's page, or a passage of it."""
    if not note.quote:
        return source
    found = note.selected
    if found is None:
        quote = {"type": "TextQuoteSelector", "exact": note.quote}
        return {"type": "SpecificResource", "source": source, "selector": quote, "rdfs:comment": LOST}
    quote = {"type": "TextQuoteSelector", "exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    position = {"type": "TextPositionSelector", "start": found.start, "end": found.end}
    return {"type": "SpecificResource", "source": source, "selector": [_known(quote), position]}


def attributed(note: NoteText) -> Iterator[Json]:
    """What a note's attributes say that the model has a word for: the words that should stand, and a source."""
    for key, value in note.attributes:
        if key == "now":
            yield {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": "editing"}
        elif key == "source" and value.startswith(("http://", "https://")):
            yield {"type": "SpecificResource", "source": iri(value), "purpose": "linking"}


def is_day(date: str) -> bool:
    """Whether a date is a day and nothing is doubtful about it; the model has no other dates."""
    return len(date) == 10 and date[0] != "X" and edtf.is_edtf(date)


def titled_html(note: NoteText, html: str) -> str:
    """A note's text under its title."""
    return (f"<h3>{escape(note.title, quote=False)}</h3>\n" if note.title else "") + html


def addresses(base_url: str, url: str) -> Address:
    """IRIs under the base URL; without one, relative to the file that stands at `url`."""
    root = base_url or "../" * url.count("/")
    return lambda to: iri(root + to)


def iri(address: str) -> str:
    """An address without the characters that no IRI may hold."""
    return _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)


def _html(view: AnnotationsView, root: str, address: Address) -> Callable[[NoteText], str]:
    """A note's HTML, whose links lead out of the file."""
    links = {target.ref: (target.url, target.title) for target in view.links}
    files = {target.ref: target.url for target in view.links if target.ref.startswith(("media/", "static/"))}
    here = escape(address(view.article_url))

    def html(note: NoteText) -> str:
        return resolve(note.html, links, root, files).replace(' href="#', f' href="{here}#')

    return html


def _named(note: NoteText, view: AnnotationsView, address: Address) -> Iterator[Json]:
    """Whom or what the note names: by its own address, or those under which others know it."""
    for key, value in note.attributes:
        for found in view.named:
            if (found.key, found.value) == (key, value):
                purpose = "classifying" if key == "topic" else "identifying"
                for source in found.same_as or (address(found.url),):
                    yield {"type": "SpecificResource", "source": iri(source), "purpose": purpose}


def _known(values: Json) -> Json:
    """Without what is empty."""
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def _written(values: Json, items: list[Json] | None = None) -> bytes:
    """Each item on a line of its own: as short as can be, and one that changed is a line that changed."""
    text = json.dumps(_known(values), ensure_ascii=False)
    if items is not None:
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        text = f'{text[:-1]}, "items": [\n{lines}\n]}}'
    return f"{text}\n".encode("utf-8", "replace")
