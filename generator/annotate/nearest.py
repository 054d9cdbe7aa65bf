"""The passages most like a quote that stands nowhere: suggestions for a person, never anchors."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.annotate import words as w
from generator.annotate.align import ALIKE, OTHER, Alignment, align
from generator.annotate.folded import folded, is_letter
from generator.annotate.text import Text
from generator.model import Quote, Span

SHOWN = 3
"""At most so many passages are suggested."""
_SEEDS = 24  # of a quote's words, the rarest in the text, vote on where it may stand
_FEW = 4  # seeds; with less, words spelled otherwise vote, too
_LEAST = 6  # a place with less than a sixth of the most votes is not looked at
_CANDIDATES = 6  # places with the most votes are compared word by word
_DRIFT = 60  # words by which a long quote's end may be moved against its beginning
_BIN = 8  # words; a place votes for all beginnings so near to it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage like a quote."""

    span: Span
    """Of the words that stand for the quote's exact words."""
    parts: tuple[Span, ...]
    """Of what stands for each part of the quote, context and all."""
    score: int
    """How like, in per cent of words; 100 where they differ only in letters' case, signs and blanks."""
    context_score: int
    """The same of the quote's context alone: what is to tell the passage from others. 100 where it has none."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a quote: its words, and which of them are exact."""

    text: str
    """Folded, with the context."""
    start: int
    """Where the exact words begin in it; `end` is one past them."""
    end: int
    words: tuple[w.Word, ...]
    first: int
    """The first exact word, and one past the last."""
    last: int


def suggestions(quote: Quote, text: Text) -> tuple[Suggestion, ...]:
    """The passages most like a quote, the most like first, none over another; at most three."""
    parts = _parts(quote)
    if not all(part.words for part in parts):
        return ()
    found = [_suggestion(parts, way, text) for way in _ways(parts, text)]
    best: list[Suggestion] = []
    for each in sorted(filter(None, found), key=lambda each: (-each.score, each.span.start)):
        if all(each.span.end <= other.span.start or other.span.end <= each.span.start for other in best):
            best.append(each)
    return tuple(best[:SHOWN])


def _parts(quote: Quote) -> list[_Part]:
    prefix, suffix = folded(quote.prefix).text, folded(quote.suffix).text
    texts = [folded(part).text for part in quote.exact]
    texts[0] = prefix + texts[0]
    texts[-1] += suffix
    parts = []
    for number, text in enumerate(texts):
        words = w.words_in(text)
        start = len(prefix) if number == 0 else 0
        end = len(text) - (len(suffix) if number == len(texts) - 1 else 0)
        exact = [at for at, word in enumerate(words) if start <= word.start and word.end <= end]
        first, last = (exact[0], exact[-1] + 1) if exact else (0, 0)
        parts.append(_Part(text, start, end, words if exact else (), first, last))
    return parts


def _ways(parts: list[_Part], text: Text) -> Iterator[list[Alignment]]:
    """Ways to read all parts one after another; of each further part the best place after the one before."""
    for first in _aligned(parts[0], text):
        way = [first]
        for part in parts[1:]:
            after = max(way[-1].places)
            rest = [each for each in _aligned(part, text) if each.start > after]
            if not rest:
                break
            way.append(min(rest, key=lambda each: each.cost))
        else:
            yield way


def _is_there(place: int) -> bool:
    return place >= 0


def _aligned(part: _Part, text: Text) -> list[Alignment]:
    """Ways to read a part that find a word of it at least."""
    wanted, have = [word.key for word in part.words], [word.key for word in text.words]
    reach = min(len(wanted) // 4, _DRIFT) + _BIN
    are_alike = cache(w.are_alike)
    ways = [way for start in _starts(wanted, text) for way in align(wanted, have, start, reach, are_alike)]
    return [way for way in ways if any(map(_is_there, way.places[part.first : part.last]))]


def _starts(wanted: Sequence[str], text: Text) -> list[int]:
    """Numbers of words at which the quote most probably begins, by the votes of its rarest words."""
    where = text.where
    seeds = [(len(where[word]), at, word) for at, word in enumerate(wanted) if word in where]
    if len(seeds) < _FEW:
        seeds += [(len(where[other]), at, other) for at, other in _spelled_otherwise(wanted, text)]
    votes: Counter[int] = Counter()
    for count, at, word in sorted(seeds)[:_SEEDS]:
        for place in where[word]:
            begun = (place - at) // _BIN
            weight = max(1, 60 // count)
            votes[begun] += weight
            votes[begun + 1] += weight  # each bin counts those of the one before, too
    chosen: list[int] = []
    most = max(votes.values(), default=0)
    for begun, count in votes.most_common(2 * _CANDIDATES):
        if count * _LEAST >= most and all(abs(begun - other) > 1 for other in chosen):
            chosen.append(begun)
    return [begun * _BIN for begun in chosen[:_CANDIDATES]]


def _spelled_otherwise(wanted: Sequence[str], text: Text) -> Iterator[tuple[int, str]]:
    missing = [(at, word) for at, word in enumerate(wanted) if word not in text.where]
    for at, word in missing[:_SEEDS]:
        yield from ((at, other) for other in text.where if w.are_alike(word, other))


def _suggestion(parts: list[_Part], way: list[Alignment], text: Text) -> Suggestion | None:
    both = list(zip(parts, way, strict=True))
    start = _begin(parts[0], way[0].places)
    end = _end(parts[-1], way[-1].places)
    if start >= end:
        return None
    cost = sum(each.cost for each in way)
    exact = _passage(start, end, parts[0].text[parts[0].start :], parts[-1].text[: parts[-1].end], text)
    whole = tuple(_whole(part, each.places, text) for part, each in both)
    whole = (Span(min(whole[0].start, exact.start), whole[0].end), *whole[1:])
    whole = (*whole[:-1], Span(whole[-1].start, max(whole[-1].end, exact.end)))
    score = _score(cost, sum(len(part.words) for part in parts))
    return Suggestion(exact, whole, score, _context_score(both, text))


def _begin(part: _Part, places: Sequence[int]) -> int:
    """The text's word at which the exact words begin: right after their context, if that is there."""
    if part.first and _is_there(places[part.first - 1]):
        return places[part.first - 1] + 1
    return next(filter(_is_there, places[part.first : part.last]))


def _end(part: _Part, places: Sequence[int]) -> int:
    """The same of where they end, one past."""
    if part.last < len(places) and _is_there(places[part.last]):
        return places[part.last]
    return max(places[part.first : part.last]) + 1


def _whole(part: _Part, places: Sequence[int], text: Text) -> Span:
    there = [place for place in places if _is_there(place)]
    return _passage(there[0], there[-1] + 1, part.text, part.text, text)


def _context_score(both: Sequence[tuple[_Part, Alignment]], text: Text) -> int:
    cost = count = 0
    for part, way in both:
        for at in (*range(part.first), *range(part.last, len(part.words))):
            place, key = way.places[at], part.words[at].key
            other = text.words[place].key if _is_there(place) else ""
            cost += 0 if key == other else ALIKE if w.are_alike(key, other) else OTHER
            count += 1
    return _score(cost, count)


def _score(cost: int, words: int) -> int:
    """Per cent of words, rounded down."""
    return 100 - -(-100 * cost // (OTHER * words)) if words else 100


def _passage(first: int, last: int, head: str, tail: str, text: Text) -> Span:
    """The words from one up to another, and signs at their ends where the quote, from `head` to `tail`, has some."""
    start, end, within = text.words[first].start, text.words[last - 1].end, text.folded.text
    while (
        head[:1] and not is_letter(head[0]) and start and not (is_letter(within[start - 1]) or within[start - 1] == " ")
    ):
        start -= 1
    while (
        tail[-1:]
        and not is_letter(tail[-1])
        and end < len(within)
        and not (is_letter(within[end]) or within[end] == " ")
    ):
        end += 1
    return text.passage(start, end)
