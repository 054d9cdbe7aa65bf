"""Find the names of an archive's files in one article: in full, and people by short names once they were named so.

Precision first, as everywhere: what may be two people's name is nobody's, and is told.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.links.longer import begins_longer_name, ends_longer_name
from generator.links.matcher import Mention, Names, Strength, compile_names, find_in
from generator.links.mentions.around import goes_on, is_family, is_forename, is_relative, stands_before
from generator.links.mentions.shorts import Short, short_names
from generator.links.mentions.titles import Title, title_before
from generator.links.phrases import Phrase, Word
from generator.links.tokens import Tokens, tokenize
from generator.model import Kind
from generator.vocabulary import Term

Key = tuple[Kind, str]
"""Kind and slug."""
_FEW = 12  # names; with more of them some word stands in nearly every paragraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of an article, a heading, a cell, an item, its standfirst, its title, or one of a note on it."""

    text: str
    block: int
    """The paragraph's number, or what `markdown.runs.blocks_of` numbers it by."""
    note: str = ""
    told: tuple[tuple[int, int, Key], ...] = ()
    """Words of which an editor says who they are: code points of the text, half open, in order."""
    is_heading: bool = False
    below: int = -1
    """The number of the last paragraph that has one, up to here; -1 where none has."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a stretch."""

    key: Key
    stretch: Stretch
    start: int
    """Code points of the stretch, half open; a title before a short name is a part of it."""
    end: int

    @property
    def printed(self) -> str:
        """The words as they stand there."""
        return _on_one_line(self.stretch.text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that leads nowhere."""

    stretch: Stretch
    start: int
    end: int
    may_be: tuple[str, ...]
    """Full names, `people/x`; and names as printed of people without a file."""

    @property
    def printed(self) -> str:
        """The words as they stand there."""
        return _on_one_line(self.stretch.text[self.start : self.end])


def _on_one_line(words: str) -> str:
    return " ".join(words.split()) if "\n" in words or "\u00a0" in words else words


class Reader:
    """One article, read from its title to its last note: whom it has named so far."""

    def __init__(self, terms: Sequence[Term], listed: Iterable[Key], language: str) -> None:
        """`terms` are those that may stand in it, `listed` those that its front matter has and an editor confirmed."""
        self.language = language.partition("-")[0].lower() or "en"
        self.names: Names = compile_names(_spoken(term, self.language) for term in terms)
        self.shorts: Mapping[str, list[Short]] = short_names(term for term in terms if term.is_confirmed)
        self.first = self.names.begin.keys() | self.shorts.keys()
        self.confirmed = {(term.kind, term.slug) for term in terms if term.is_confirmed}
        self.moved = {
            (term.kind, slug): (term.kind, term.slug)
            for term in terms
            for slug in term.former
            if (term.kind, slug) not in self.confirmed
        }
        self.listed = frozenset(self.moved.get(key, key) for key in listed) & self.confirmed
        self.named: set[str] = set()
        """Slugs of the people named in full so far."""
        self.others: dict[Phrase, set[str]] = {}
        """Short name → names in full of people who have no file and may be called so."""
        self.bearers: dict[Phrase, str] = {}
        """Short name → `man` or `woman`, by the first title that tells."""

    def read(self, stretch: Stretch) -> Iterator[Occurrence | Doubt]:
        """The names in the next stretch, in its order; topics after all others."""
        if len(self.first) <= _FEW and not (stretch.told or self._may_name(stretch.text)):
            return
        tokens = tokenize(stretch.text)
        if not stretch.told and self.first.isdisjoint(tokens.words):
            return
        told = {bisect_left(tokens.starts, start): (start, end, key) for start, end, key in stretch.told}
        mentions = find_in(self.names, tokens, self.language)
        spans = {
            bisect_left(tokens.starts, start): list(found)
            for start, found in groupby(
                (one for one in mentions if one.kind is not Kind.TOPICS), key=lambda one: one.start
            )
        }
        after = 0
        begin = {at for at, word in enumerate(tokens.words) if word in self.shorts} | spans.keys() | told.keys()
        for at in sorted(begin):
            if at < after:
                continue
            if at in told:
                found, after = self._told(stretch, tokens, *told[at])
            elif at in spans:
                found, after = self._whole(stretch, tokens, at, spans[at])
            else:
                found, after = self._short(stretch, tokens, at, spans)
            if found:
                yield found
        for one in mentions:
            if one.kind is Kind.TOPICS and one.strength is Strength.SURE:
                yield Occurrence((one.kind, one.slug), stretch, one.start, one.end)

    def _may_name(self, text: str) -> bool:
        """Whether the first word of a name may stand in a text: a look that costs less than to cut it to words."""
        folded = text.lower() if text.isascii() else unicodedata.normalize("NFC", text.lower())
        return any(word in folded for word in self.first)

    def _told(
        self, stretch: Stretch, tokens: Tokens, start: int, end: int, key: Key
    ) -> tuple[Occurrence | Doubt | None, int]:
        """What an editor says of words; and the word after them."""
        key = self.moved.get(key, key)
        if key[0] is Kind.PEOPLE:
            self.named.add(key[1])
        found = Occurrence(key, stretch, start, end) if key in self.confirmed else None
        return found, bisect_left(tokens.starts, end)

    # -- names in full

    def _whole(
        self, stretch: Stretch, tokens: Tokens, at: int, mentions: Sequence[Mention]
    ) -> tuple[Occurrence | Doubt | None, int]:
        """What a name that stands in a file means here; and the word after it."""
        start, end = mentions[0].start, mentions[0].end
        after = max(at + 1, bisect_left(tokens.starts, end))
        keys = self._meant(mentions)
        if len(keys) > 1:
            return Doubt(stretch, start, end, tuple(sorted(f"{kind}/{slug}" for kind, slug in keys))), after
        if not keys:
            return None, after
        if after == at + 1 and (also := self._also_called(tokens, at, keys[0])):
            if keys[0][0] is not Kind.PEOPLE and title_before(tokens, at, self.language):
                return self._short(stretch, tokens, at, {})
            return Doubt(stretch, start, end, (*(f"{kind}/{slug}" for kind, slug in keys), *also)), after
        if self._is_part(tokens, at, after - 1, keys[0]):
            return None, after
        if keys[0][0] is Kind.PEOPLE:
            self.named.add(keys[0][1])
        return Occurrence(keys[0], stretch, start, end), after

    def _also_called(self, tokens: Tokens, at: int, key: Key) -> list[str]:
        """Who else, named in full before, has a name of one word for his surname; of people also who has no file."""
        forename = stands_before(tokens, at) if key[0] is Kind.PEOPLE else ""
        if forename and title_before(tokens, at, self.language) is None:
            self.others.setdefault(_alone(tokens, at), set()).add(f"{forename} {tokens.printed(at)}")
            return []
        shorts = (short for short in self.shorts.get(tokens.words[at], ()) if len(short.words) == 1)
        called = {slug for short in shorts for slug in (short.slugs - short.by_title) & self.named}
        others = self.others.get(_alone(tokens, at), set()) if key[0] is Kind.PEOPLE or called else set()
        return [*sorted(f"{Kind.PEOPLE}/{slug}" for slug in called if (Kind.PEOPLE, slug) != key), *sorted(others)]

    def _meant(self, mentions: Sequence[Mention]) -> list[Key]:
        """The entities of a name: those that the front matter lists, where it lists any; a publisher before nothing."""
        keys = [(one.kind, one.slug) for one in mentions if (one.kind, one.slug) in self.confirmed]
        if len(mentions) == 1 and mentions[0].strength is not Strength.SURE:
            return [key for key in keys if key in self.listed]
        found = [key for key in keys if key in self.listed] or keys
        return [key for key in found if key[0] is not Kind.PUBLISHERS] or found

    def _is_part(self, tokens: Tokens, first: int, last: int, key: Key) -> bool:
        """Whether the words are only a part of somebody else's name, or of another thing's."""
        if key[0] is Kind.PUBLISHERS:
            return False
        is_acronym = first == last and tokens.printed(first).isupper()
        if key[0] is Kind.PLACES and ends_longer_name(tokens, first):
            return True
        if key[0] is not Kind.PEOPLE and not is_acronym and begins_longer_name(tokens, last):
            return True
        if goes_on(tokens, last, self.language) and (key[0] is Kind.PEOPLE or (first == last and not is_acronym)):
            return True
        if first < last or is_acronym:
            return False
        if title_before(tokens, first, self.language):
            return key[0] is not Kind.PEOPLE
        return bool(stands_before(tokens, first)) if key[0] is Kind.PEOPLE else is_forename(tokens, first)

    # -- short names

    def _short(
        self, stretch: Stretch, tokens: Tokens, at: int, spans: Mapping[int, object]
    ) -> tuple[Occurrence | Doubt | None, int]:
        """Whom a short name means here, if one begins at this word; and the word after it."""
        short, last = self._longest(tokens, at, spans)
        if short is None or goes_on(tokens, last, self.language) or is_family(tokens, last):
            return None, last + 1
        title = title_before(tokens, at, self.language)
        if title is None and (forename := stands_before(tokens, at)):
            self.others.setdefault(short.words, set()).add(
                f"{forename} {tokens.text[tokens.starts[at] : tokens.ends[last]]}"
            )
            return None, last + 1
        if is_relative(tokens, title.first if title else at):
            return None, last + 1
        slugs = self._called(short, title)
        if not slugs:
            return None, last + 1
        start = tokens.starts[title.first if title else at]
        others = self.others.get(short.words, set())
        if len(slugs) > 1 or others:
            may_be = (*sorted(f"{Kind.PEOPLE}/{slug}" for slug in slugs), *sorted(others))
            return Doubt(stretch, start, tokens.ends[last], may_be), last + 1
        return Occurrence((Kind.PEOPLE, min(slugs)), stretch, start, tokens.ends[last]), last + 1

    def _longest(self, tokens: Tokens, at: int, spans: Mapping[int, object]) -> tuple[Short | None, int]:
        """The longest short name that begins at a word, and the index of its last word."""
        for short in self.shorts.get(tokens.words[at], ()):
            last = at + len(short.words) - 1
            if _stands(short.words, tokens, at) and not any(each in spans for each in range(at, last + 1)):
                return short, last
        return None, at

    def _called(self, short: Short, title: Title | None) -> frozenset[str]:
        """The slugs of those who may be meant: named in full before, or one that the front matter lists, by a title."""
        if title and title.bearer and self.bearers.setdefault(short.words, title.bearer) != title.bearer:
            self.others.setdefault(short.words, set()).add("somebody else of this name")
        slugs = short.slugs if title else short.slugs - short.by_title
        found = slugs & self.named
        if found or title is None:
            return found
        return frozenset(slug for slug in slugs if (Kind.PEOPLE, slug) in self.listed)


def _alone(tokens: Tokens, at: int) -> Phrase:
    """A word as a short name of its own."""
    return (Word("", tokens.words[at], "C"),)


def _stands(words: Phrase, tokens: Tokens, at: int) -> bool:
    """Whether a short name's words stand from this one on, with a capital."""
    if at + len(words) > len(tokens.words) or tokens.printed(at + len(words) - 1)[0].islower():
        return False
    return all(
        tokens.words[at + place] == word.text and (not place or tokens.joint(at + place - 1) == word.joint)
        for place, word in enumerate(words)
    )


def _spoken(term: Term, language: str) -> Term:
    """The term as texts of a language are to be read: an editor's names of topics are in the archive's."""
    if language == "en" or not term.is_confirmed or term.kind is not Kind.TOPICS:
        return term
    return Term(
        *(term.kind, term.slug, term.name, term.aliases),
        translations=((language, (term.name, *term.aliases)),),
        exceptions=term.exceptions,
        is_confirmed=True,
    )
