"""The names that are looked for, and which of them may stand in which article, by nothing but its words."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

from generator.links.matcher import printed_forms
from generator.links.mentions.told import told_names
from generator.links.phrases import ANY
from generator.links.tokens import distinct_words
from generator.markdown.runs import blocks_of, has_other_blocks, text_of
from generator.model import Article, Body, Entity, FreePage, Kind
from generator.vocabulary import Term, organisations, places, topics, with_authorities

PARTS = 64
"""Into which an archive's articles fall by their names, to be held against the names that are looked for."""
_LISTS = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)
_KNOWN = 1 << 16  # words that are kept at hand: an archive has about so many, and each of them thousands of times
_NAME_OF = 2  # words of a publisher's name; one of one, such as Dawn, is a word too often


@dataclass(frozen=True, slots=True)
class Worded:
    """What of an article tells which names may stand in it."""

    words: bytes
    """Marks of its words, each once, rising; four bytes each."""
    people: tuple[str, ...]
    """Slugs of those whom its front matter lists, confirmed by an editor."""
    told: tuple[str, ...]
    """Full names, `people/x`, of what editors' links and notes in it name."""


def part(name: str) -> str:
    """The part of the archive that an article is in."""
    return f"part-{crc32(name.encode('utf-8', 'surrogatepass')) % PARTS:02x}"


def worded(article: Article, body: Body) -> Worded | None:
    """An article's words, those of its notes too; None of a draft and of what was withdrawn."""
    if article.draft or article.withdrawn:
        return None
    others = (each for each in blocks_of(body.html) if not each.has_id) if has_other_blocks(body.html) else ()
    texts = [article.title, article.summary, *body.blocks, *map(text_of, others), *_in_notes(body)]
    people = () if Kind.PEOPLE in article.unreviewed else article.people
    return Worded(_marks(texts), people, tuple(dict.fromkeys(told_names(body))))


def worded_about(text: Entity | FreePage, body: Body) -> Worded:
    """The words of an editor's introduction or free page, its name or title among them, and those of its notes."""
    is_person = isinstance(text, Entity) and text.kind is Kind.PEOPLE
    texts = [text.name if isinstance(text, Entity) else text.title, *map(text_of, blocks_of(body.html))]
    people = (text.slug,) if is_person else ()
    return Worded(_marks([*texts, *_in_notes(body)]), people, tuple(dict.fromkeys(told_names(body))))


def worded_notes(body: Body) -> Worded:
    """The words of notes on something of which nobody has written more."""
    return Worded(_marks(_in_notes(body)), (), tuple(dict.fromkeys(told_names(body))))


def _in_notes(body: Body) -> list[str]:
    return [text_of(block) for note in body.notes for block in blocks_of(note.html)]


def _marks(texts: Iterable[str]) -> bytes:
    return array("I", sorted(set(map(_MARKS.__getitem__, distinct_words("\n".join(texts)))))).tobytes()


class _Marks(dict[str, int]):
    """Marks by word, found when they are asked for; see `passages.words`."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN:
            self.clear()
        self[word] = mark = crc32(word.encode("utf-8", "surrogatepass"))
        return mark


_MARKS = _Marks()


def sought_names(entities: Mapping[str, Entity]) -> tuple[Term, ...]:
    """The names of the archive's own files, and those of the starter vocabulary in which one of these may hide.

    A place or an organisation that the vocabulary knows has the vocabulary's names, too; a topic only its file's, for
    there the vocabulary has phrases that show it and are no names.
    """
    files = [entity for entity in entities.values() if _has_name(entity)]
    own = {(entity.kind, entity.slug): entity for entity in files}
    known = [replace(term, weak=()) for term in (*places(), *organisations())]
    known += [Term(each.kind, each.slug, each.name, exceptions=each.exceptions) for each in topics()]
    terms = with_authorities(known, (entity for entity in files if entity.kind is not Kind.PUBLISHERS))
    publishers = (_publisher(entity) for entity in files if entity.kind is Kind.PUBLISHERS)
    confirmed = [_own(term, own.get((term.kind, term.slug))) for term in terms if term.is_confirmed]
    hiding = (term for term in terms if not term.is_confirmed and term.kind is not Kind.TOPICS)
    return (*confirmed, *publishers, *hiding)


def _has_name(entity: Entity) -> bool:
    """Whether texts name it so; a story's name is the editor's own."""
    if entity.kind is Kind.PUBLISHERS:
        return any(len(name.split()) >= _NAME_OF for name in (entity.name, *entity.aliases))
    return entity.kind in _LISTS


def _publisher(entity: Entity) -> Term:
    names = [name for name in (entity.name, *entity.aliases) if len(name.split()) >= _NAME_OF]
    return Term(entity.kind, entity.slug, names[0], tuple(names[1:]), is_confirmed=True, former=entity.redirect_from)


def _own(term: Term, entity: Entity | None) -> Term:
    """A confirmed term; of a topic only the names in its file."""
    if entity is None or term.kind is not Kind.TOPICS:
        return term
    return replace(term, aliases=entity.aliases)


def likely_names(articles: Mapping[str, Worded], names: tuple[Term, ...]) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """For each article in which one of the archive's own names may stand: the names, and those that may hide them."""
    index = _index(names)
    for name, article in articles.items():
        if found := tuple(_likely(index, names, article)):
            yield name, found


@dataclass(frozen=True, slots=True)
class _Index:
    by_word: dict[int, list[tuple[frozenset[int], int, str]]]
    """Mark of a word of a name → the marks of all, the number of the term, and the name."""
    own: dict[str, int]
    """Full name → number of the term, of those with a file."""
    people: dict[str, tuple[int, frozenset[int]]]
    """Slug → number of the term, and the marks of all words of the names."""


@lru_cache(maxsize=1)
def _index(names: tuple[Term, ...]) -> _Index:
    found: dict[int, list[tuple[frozenset[int], int, str]]] = {}
    for number, term in enumerate(names):
        for form, phrase in printed_forms(term):
            said = [word.text for word in phrase if word is not ANY]
            if said:
                marks = frozenset(map(_MARKS.__getitem__, said))
                found.setdefault(_MARKS[max(said, key=len)], []).append((marks, number, form.name))
    slugs = [(slug, number) for number, term in enumerate(names) if term.is_confirmed for slug in term.former]
    slugs += [(term.slug, number) for number, term in enumerate(names) if term.is_confirmed]  # what is now wins
    own = {f"{names[number].kind}/{slug}": number for slug, number in slugs}
    people = {
        slug: (number, frozenset(_MARKS[word.text] for _, name in printed_forms(names[number]) for word in name))
        for slug, number in slugs
        if names[number].kind is Kind.PEOPLE
    }
    return _Index(found, own, people)


def _likely(index: _Index, names: Sequence[Term], article: Worded) -> Iterator[Term]:
    words = frozenset(array("I", article.words))
    found: dict[int, dict[str, None]] = {}
    marks: dict[int, set[int]] = {}
    for mark in words & index.by_word.keys():
        for needed, number, name in index.by_word[mark]:
            if needed <= words:
                found.setdefault(number, {})[name] = None
                marks.setdefault(number, set()).update(needed)
    own = {number for number in found if names[number].is_confirmed}
    own.update(index.own[name] for name in article.told if name in index.own)
    listed = (index.people[slug] for slug in article.people if slug in index.people)
    own.update(number for number, of_names in listed if not of_names.isdisjoint(words))
    met = {mark for number in own if number in marks for mark in marks[number]}
    hiding = {number for number in found if not marks[number].isdisjoint(met)} if own else set()
    for number in sorted(own | hiding):
        yield _pruned(names[number], found.get(number, {}))


def _pruned(term: Term, said: Iterable[str]) -> Term:
    """The term with those of its names that may stand in an article; a person has all: short names are made of them."""
    if term.kind is Kind.PEOPLE:
        return term
    names = frozenset(said)
    return replace(
        term,
        aliases=tuple(name for name in term.aliases if name in names),
        translations=tuple(
            (language, kept)
            for language, each in term.translations
            if (kept := tuple(name for name in each if name in names))
        ),
        exceptions=tuple(name for name in term.exceptions if name in names),
        ambiguous=tuple(name for name in term.ambiguous if name in names or name == term.name),
    )
