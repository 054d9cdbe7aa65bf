"""Questions on which articles, or an article and its editors, disagree: notes gathered by what they dispute."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import edtf
from generator.links.catalog import Catalog, EntityKey
from generator.links.noted import Noted
from generator.model import Card, Kind, Named, NoteCard, NoteKind, NoteTeaser
from generator.pages.annotations import NAMES
from generator.pages.lists import cut, numbered
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import PageMeta, Printed, Question, QuestionsView, Statement
from generator.text import fold, slug, slug_words

DISPUTES = (NoteKind.CLAIM, NoteKind.CORRECTION)
"""Kinds of notes that dispute what is printed. Others are of a question where they say so."""
DOUBTS = (*DISPUTES, NoteKind.QUERY)
"""Kinds of notes that are of one question with a note that disputes the same words."""
ATTRIBUTE = "claim"
"""Of a note: the question it is about, `claim=first-visit` or `claim="Was it the first visit?"`."""
QUESTIONS_URL = "disagreements/"
SHARE = 20
"""Questions on a page of the list of all: each is a table of its own."""
PRINTS = 4
"""Articles a statement names as having printed it."""
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Voice:
    """A note that may be of a question."""

    text: Noted
    note: NoteCard
    teaser: NoteTeaser
    claim: str
    """What it says it is about; empty where it does not say."""
    words: str
    """Its passage, folded; empty for a note on the whole."""
    place: int
    """Among the notes of the text, in its order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and whose it is."""

    question: Question
    keys: tuple[EntityKey, ...]
    """The topics, people, places, organisations and publishers that one of its notes is about."""
    articles: tuple[str, ...]
    """Ids of the articles that print words it is about."""


def questions(catalog: Catalog) -> list[Asked]:
    """All questions: those with a name first, then what most notes are about, then what was printed first."""
    return [_asked(catalog, voices) for voices in sorted(_gathered(catalog), key=_order)]


def _asked(catalog: Catalog, voices: list[_Voice]) -> Asked:
    keys = dict.fromkeys(key for voice in voices for key in _about(catalog, voice))
    articles = dict.fromkeys(card.id for voice in voices for card in _cards(catalog, voice))
    return Asked(_question(catalog, voices), tuple(keys), tuple(articles))


def questions_by_article(catalog: Catalog) -> dict[str, tuple[Named, ...]]:
    """The named questions that notes on an article and on another text are about, each with its place in the list."""
    found: dict[str, list[Named]] = defaultdict(list)
    for place, asked in enumerate(questions(catalog)):
        question = asked.question
        if question.claim and len({statement.note.article_url for statement in question.statements}) > 1:
            page = place // SHARE + 1
            url = f"{QUESTIONS_URL}page/{page}/" if page > 1 else QUESTIONS_URL
            for ident in asked.articles:
                found[ident].append(Named(f"{url}#claim-{question.claim}", question.name, len(question.statements)))
    return {ident: tuple(named) for ident, named in found.items()}


def question_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The list of all questions, cut into pages; one, and empty, while there are none."""
    found = questions(catalog)
    for share, pager, url in cut(found, SHARE, QUESTIONS_URL):
        view = QuestionsView(tuple(asked.question for asked in share), pager, len(found))
        yield Page(PageMeta(url, numbered("Disagreements", pager)), view)


def questions_by_entity(catalog: Catalog) -> dict[EntityKey, tuple[Question, ...]]:
    """The questions of each entity, stories among them, that one of their notes is about."""
    found: dict[EntityKey, list[Question]] = defaultdict(list)
    for asked in questions(catalog):
        for key in asked.keys:
            found[key].append(asked.question)
    return {key: tuple(of_one) for key, of_one in found.items()}


def _gathered(catalog: Catalog) -> list[list[_Voice]]:
    """The notes of each question: those that name it, and those on a passage that one of them is on."""
    named: dict[str, list[_Voice]] = {}
    nameless: list[list[_Voice]] = []
    for text in catalog.noted_texts:
        for voices in _by_passage(_voices(catalog, text)):
            claims = [voice.claim for voice in voices if voice.claim]
            if claims:
                named.setdefault(claims[0], []).extend(voices)
                for other in claims[1:]:
                    _join(named, claims[0], other)
            elif any(voice.note.kind in DISPUTES for voice in voices):
                nameless.append(voices)
    distinct = {id(voices): voices for voices in named.values()}
    return [*distinct.values(), *nameless]


def _join(named: dict[str, list[_Voice]], one: str, other: str) -> None:
    """Make two questions one, since notes of both are on one passage."""
    kept, gone = named[one], named.get(other)
    if gone is not None and gone is not kept:
        kept.extend(gone)
        for claim in [claim for claim, voices in named.items() if voices is gone]:
            named[claim] = kept
    named[other] = kept


def _voices(catalog: Catalog, text: Noted) -> list[_Voice]:
    notes = zip(text.notes, catalog.teasers_of(text), strict=True)
    voices = (
        _Voice(text, note, teaser, claim_of(note), fold(note.quote), place)
        for place, (note, teaser) in enumerate(notes)
    )
    return [voice for voice in voices if voice.claim or voice.note.kind in DOUBTS]


def claim_of(note: NoteCard) -> str:
    """The slug of the question that a note says it is about; empty where it says none."""
    said = dict(note.attributes).get(ATTRIBUTE, "")
    return said if _SLUG.fullmatch(said) else slug(said)


def _by_passage(voices: list[_Voice]) -> list[list[_Voice]]:
    """The notes of one text, those together whose words lie in one another's.

    The widest passages stand in one string, so that an article with thousands of notes costs searches in that, not a
    comparison of each note with each.
    """
    groups: list[list[_Voice]] = []
    widest, begins = "", [0]
    for voice in sorted(voices, key=lambda each: -len(each.words)):
        at = widest.find(voice.words) if voice.words else -1
        if at >= 0:
            groups[bisect_right(begins, at) - 1].append(voice)
            continue
        groups.append([voice])
        widest += f"{voice.words}\n"
        begins.append(len(widest))
    return groups


def _order(voices: list[_Voice]) -> tuple[bool, int, str, str]:
    is_nameless = not any(voice.claim for voice in voices)
    return (
        is_nameless,
        -len(voices),
        min(_day(voice.teaser) for voice in voices),
        min(voice.teaser.url for voice in voices),
    )


def _day(note: NoteTeaser) -> str:
    """When the words were printed; what has no date comes last."""
    return edtf.earliest(note.article_date) or "~"


def _question(catalog: Catalog, voices: list[_Voice]) -> Question:
    ordered = sorted(voices, key=lambda voice: (_day(voice.teaser), voice.text.url, voice.place))
    claim = next((voice.claim for voice in ordered if voice.claim), "")
    return Question(claim, _name(ordered, claim), tuple(_statement(catalog, voice) for voice in ordered))


def _name(voices: Iterable[_Voice], claim: str) -> str:
    """The question in words: as a note writes it, or else made of its slug."""
    written = (dict(voice.note.attributes).get(ATTRIBUTE, "") for voice in voices)
    words = slug_words(claim)
    return next((each for each in written if each and not _SLUG.fullmatch(each)), words[:1].upper() + words[1:])


def _statement(catalog: Catalog, voice: _Voice) -> Statement:
    cards = _cards(catalog, voice)
    return Statement(voice.teaser, tuple(_printed(catalog, voice, card) for card in cards[:PRINTS]), len(cards))


def _cards(catalog: Catalog, voice: _Voice) -> list[Card]:
    """The articles that print the words, the note's own first, then the oldest copy."""
    if voice.text.article is None:
        return []
    copies = catalog.copies.get((voice.text.article.id, voice.note.id), [])
    return [voice.text.article, *reversed(copies)]


def _printed(catalog: Catalog, voice: _Voice, card: Card) -> Printed:
    assert voice.text.article is not None
    home = voice.text.article
    note = voice.note.id if card is home else f"{voice.note.id}@{home.id}"
    return Printed(f"articles/{card.id}/#note-{note}", catalog.brief(card))


def _about(catalog: Catalog, voice: _Voice) -> Iterator[EntityKey]:
    """What a note is about: what it stands on, names or links to; of its article the topics.

    Of all articles that print its words: publishers and stories.
    """
    if voice.text.kind in list(Kind):
        yield Kind(voice.text.kind), voice.text.slug
    for card in _cards(catalog, voice):
        if card.publisher:
            yield Kind.PUBLISHERS, card.publisher
        if story := catalog.story_of.get(card.id):
            yield Kind.STORIES, story
    if voice.text.article is not None:
        yield from ((Kind.TOPICS, topic) for topic in voice.text.article.topics)
    yield from ((NAMES[key], value) for key, value in voice.note.attributes if key in NAMES)
    for link in voice.text.links:
        kind, slash, name = link.ref.partition("/")
        if link.note == voice.note.id and slash and kind in list(Kind):
            yield Kind(kind), name


QUESTIONS = PageKind("disagreements", question_pages, "disagreements.html")
