"""Headlines that a page pointed to ("Also read: …"), and the articles of the archive that they name.

A wrong link is worse than none: what may mean two articles, or is only like a title, names none. Two headlines are one
if they differ by case, signs, articles, a label or the paper's name, by forms of a word (sign, signs, signed) or by one
letter in a long word. They are not if another word differs: "… with India" and "… with China" are two reports.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Protocol

from generator.text import LETTERS, fold

Words = tuple[str, ...]

SAME = 1
"""Words that are enough where a headline is the title, in the same paper and near in time."""
SHORT = 4
"""Words below which a title says too little ("Weather"): it is linked within its own paper only."""
ALIKE = 5
"""Words that are needed where a headline is the title but for the forms of words, or one half of it."""
LONG = 6
"""Words from which a title is hardly used twice, and so is known in another paper and at any time."""
SOON = 30
"""Days within which a short title of the same paper is taken for the one that is meant."""
SEASON = 60
"""Days within which a title of four or five words in another paper is."""
CROWD = 200
"""Articles from which a likeness is no longer looked at: beginnings that so many titles share tell nothing."""
_CUT = 20  # characters that a cut headline must keep: "Pakistan, Russia sign…"
_LIKE = 6  # letters of a word that may differ by one: "goverment"; "Iran" and "Iraq" are shorter
_SMALL = frozenset({"a", "an", "the", "and"})
_LABELS = frozenset(
    {
        *("also read", "breaking", "breaking news", "exclusive", "live", "live updates", "updated", "update"),
        *("in pictures", "in pics", "photos", "pictures", "video", "watch", "read", "read more", "just in"),
    }
)
"""What a page sets before or after a headline without it being another report; "Editorial" is one."""
_KINDS = frozenset(
    {
        *("analysis", "blog", "column", "comment", "editorial", "explainer", "fact check", "interview", "letter"),
        *("letters", "op-ed", "op ed", "opinion", "podcast", "profile", "quiz", "review", "timeline"),
    }
)
"""What makes another piece of the headline it stands beside."""
_AGENCIES = frozenset(
    {
        *("afp", "ani", "ap", "app", "associated press", "bloomberg", "dpa", "efe", "ians", "itar tass", "pti"),
        *("reuters", "tass", "upi", "xinhua"),
    }
)
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|tv|[a-z]{2})")
_JOINT = re.compile(r"\s+[|»–—-]\s+|\s*\|\s*|\s*::\s*")
_BRACKETED = re.compile(r"[\[(]([^\[\]()]{1,24})[\])]\s*$")
_BREAK = re.compile(r":\s+|;\s+|\s+[–—-]\s+")
_AROUND = re.compile(r"[|»:\])]|\s[–—-]\s")  # without these nothing stands around a headline
_DOTS = re.compile(r"(?:…|\.{2,})\s*$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")


class Titled(Protocol):
    """What is needed of an article: a `Card` has it, and an `Article`."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_basis(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def date(self) -> str: ...


class Headlines:
    """The titles of an archive, to be found by what other pages print of them."""

    def __init__(self, articles: Iterable[Titled], papers: Iterable[str] = ()) -> None:
        """`papers` are names of publishers, which pages print after a headline."""
        self._articles = tuple(articles)
        self._loose: dict[str, Words] = {}
        self._papers = _AGENCIES | {_plain(name) for name in papers}

    def held(self, headline: str, on: Titled) -> str:
        """The id of the article that a headline on a page names; empty where that is none, or not certain."""
        words = words_of(headline)
        size = _size(words)
        for need, found in self._likely(headline, words):
            others = [each for each in found if each.id != on.id]
            printed = [each for each in others if each.title_basis != "derived"]
            if printed:
                return _chosen(printed, on, size, need)
            if others and need == SAME:  # the first words of a text are a headline only as they stand
                return _chosen(others, on, size, LONG)
        return ""

    def words(self, headline: str) -> Words:
        """What headlines of one article have in common, whatever stands around them."""
        found = self._loose.get(headline)
        if found is None:
            found = self._loose[headline] = loose_words(self._bare(headline))
        return found

    def _likely(self, headline: str, words: Words) -> Iterator[tuple[int, Sequence[Titled]]]:
        """The articles it may name, the surest likeness first, each with the words that this likeness needs."""
        yield SAME, self._by_words.get(words, ())
        bare = self._bare(headline)
        if _DOTS.search(headline):
            yield SHORT, self._beginning(" ".join(words_of(bare)))
            return
        loose = self.words(headline)
        yield ALIKE, self._by_loose.get(loose, ())
        yield LONG, self._alike(loose)
        yield ALIKE, self._by_part.get(loose, ())
        for part in _parts(bare):
            yield ALIKE, self._by_loose.get(part, ())

    def _bare(self, headline: str) -> str:
        """The headline without labels and names of papers around it."""
        text = _DOTS.sub("", headline).strip() if headline.rstrip().endswith(("…", "..")) else headline.strip()
        while _AROUND.search(text):
            match = _BRACKETED.search(text)
            joints = list(_JOINT.finditer(text))
            head, colon, rest = text.partition(": ")
            if match and self._is_beside(match[1]):
                text = text[: match.start()].rstrip()
            elif joints and self._is_beside(text[joints[-1].end() :]):
                text = text[: joints[-1].start()]
            elif joints and self._is_beside(text[: joints[0].start()]):
                text = text[joints[0].end() :]
            elif colon and _plain(head) in _LABELS:
                text = rest
            else:
                break
        return text

    def _is_beside(self, words: str) -> bool:
        name = _plain(words)
        return name in self._papers or name in _LABELS or _SITE.fullmatch(fold(words).strip()) is not None

    # -- the titles by what may be printed of them

    @cached_property
    def _by_words(self) -> dict[Words, list[Titled]]:
        return _grouped((words_of(each.title), each) for each in self._articles)

    @cached_property
    def _bared(self) -> list[tuple[str, Words, Titled]]:
        found = ((self._bare(each.title), each) for each in self._articles)
        return [(bare, loose_words(bare), each) for bare, each in found]

    @cached_property
    def _by_loose(self) -> dict[Words, list[Titled]]:
        return _grouped((loose, each) for _, loose, each in self._bared)

    @cached_property
    def _by_part(self) -> dict[Words, list[Titled]]:
        return _grouped((part, each) for bare, _, each in self._bared for part in _parts(bare))

    @cached_property
    def _by_ends(self) -> dict[tuple[int, str, str, str], list[tuple[Words, Titled]]]:
        """By count and the first two words, and by count and the last two: one changed word leaves either."""
        found: dict[tuple[int, str, str, str], list[tuple[Words, Titled]]] = defaultdict(list)
        for _, loose, each in self._bared:
            for key in _ends(loose):
                found[key].append((loose, each))
        return found

    @cached_property
    def _in_order(self) -> tuple[list[str], list[Titled]]:
        """The titles' words as texts, sorted, and their articles."""
        pairs = sorted(((" ".join(words_of(bare)), each) for bare, _, each in self._bared), key=lambda pair: pair[0])
        return [text for text, _ in pairs], [each for _, each in pairs]

    def _alike(self, loose: Words) -> list[Titled]:
        """Articles whose title differs by a letter or two, each in another long word."""
        found: dict[str, Titled] = {}
        for key in _ends(loose):
            near = self._by_ends.get(key, ())
            if len(near) < CROWD:
                found |= {each.id: each for words, each in near if _is_like(words, loose)}
        return list(found.values())

    def _beginning(self, text: str) -> list[Titled]:
        """Articles whose title begins with a text that may end within a word."""
        if len(text) < _CUT:
            return []
        texts, articles = self._in_order
        start = bisect_left(texts, text)
        ends = takewhile(lambda at: texts[at].startswith(text), range(start, min(start + CROWD, len(texts))))
        return [articles[at] for at in ends]


def words_of(headline: str) -> Words:
    """A headline's words, whatever its case and signs; the ’s of a name is a part of it."""
    return tuple(_words(fold(headline)))


def _words(folded: str) -> list[str]:
    plain = _NUMBER.sub("", folded) if "," in folded or "." in folded else folded
    return LETTERS.findall(plain.replace("'", ""))


def loose_words(headline: str) -> Words:
    """Its words without articles, whatever their form and spelling; none that carries meaning is left out."""
    plain = fold(headline)
    if "'" in plain:
        plain = plain.replace("'s ", " ").replace("s' ", "s ")
    return tuple(_stem(word) for word in _words(plain) if word not in _SMALL)


def _chosen(found: Sequence[Titled], on: Titled, size: int, need: int) -> str:
    """The one that is meant: of the same paper before others, and of several of them the only one near in time."""
    own = [each for each in found if each.publisher and each.publisher == on.publisher]
    near = _nearest(own, on) if len(own) > 1 else own or found
    return near[0].id if len(near) == 1 and _is_certain(near[0], on, size, need) else ""


def _is_certain(one: Titled, on: Titled, size: int, need: int) -> bool:
    """Does a headline of so many words name the article, its paper and the days between being what they are?"""
    apart = _days_between(one, on)
    if one.publisher and one.publisher == on.publisher:
        return size >= max(SHORT, need) or (need == SAME and apart is not None and apart <= SOON)
    return size >= max(LONG, need) or (size >= max(SHORT, need) and apart is not None and apart <= SEASON)


def _nearest(found: Sequence[Titled], on: Titled) -> Sequence[Titled]:
    """The only article near in time; all of them where the next is hardly farther, or a date is missing."""
    days = {each.id: _days_between(each, on) for each in found}
    known = sorted((day, id) for id, day in days.items() if day is not None)
    if len(known) < len(found):
        return found
    first, second = known[0][0], known[1][0]
    return [each for each in found if each.id == known[0][1]] if first <= SOON and second > 3 * first + 7 else found


def _days_between(one: Titled, other: Titled) -> int | None:
    """None where not both days are known."""
    days = [_DAY.match(each.date) for each in (one, other)]
    if days[0] is None or days[1] is None:
        return None
    return abs((date.fromisoformat(days[0][0]) - date.fromisoformat(days[1][0])).days)


def _parts(bare: str) -> list[Words]:
    """The halves that say enough of `kicker: headline` or `headline – more`."""
    found = _BREAK.search(bare)
    halves = (bare[: found.start()], bare[found.end() :]) if found else ()
    if any(_plain(half) in _KINDS for half in halves):
        return []
    return [words for words in map(loose_words, halves) if len(words) >= ALIKE]


def _ends(words: Words) -> list[tuple[int, str, str, str]]:
    if len(words) < LONG - 1:
        return []
    return [(len(words), ">", words[0], words[1]), (len(words), "<", words[-2], words[-1])]


def _is_like(one: Words, other: Words) -> bool:
    """Same words but for one letter each in at most two of them."""
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) <= 2 and all(_is_slip(*pair) for pair in differing)


def _is_slip(one: str, other: str) -> bool:
    """One letter too many, too few or another, in a long word and not its first; figures never."""
    if min(len(one), len(other)) < _LIKE or one[0] != other[0] or not (one + other).isalpha():
        return False
    short, long = sorted((one, other), key=len)
    at = next((at for at, (left, right) in enumerate(zip(short, long, strict=False)) if left != right), len(short))
    return len(long) - len(short) <= 1 and (short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :])


@lru_cache(maxsize=1 << 16)  # the words of the headlines of an archive
def _stem(word: str) -> str:
    """An English word without its ending for number and tense, as Americans spell it; short words stay."""
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    for ending, instead in _SPELLINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word[:-1] if word[-1] == "e" or (len(word) > 4 and word[-1] == word[-2]) else word


_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")),
    *(("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""), ("ed", "")),
)
_SPELLINGS = (
    *(("our", "or"), ("isation", "ization"), ("ise", "iz"), ("ize", "iz"), ("is", "iz"), ("yse", "yz"), ("yze", "yz")),
    *(("tre", "ter"), ("ence", "ens"), ("ense", "ens"), ("programme", "program")),
)


def _size(words: Words) -> int:
    """How much a headline says, in words; scripts without blanks by two characters a word."""
    if "".join(words).isascii():
        return len(words)
    return max(len(words), sum(char >= "\u2e80" for word in words for char in word) // 2)


def _plain(name: str) -> str:
    return " ".join(LETTERS.findall(fold(name)))


def _grouped(pairs: Iterable[tuple[Words, Titled]]) -> dict[Words, list[Titled]]:
    found: dict[Words, list[Titled]] = defaultdict(list)
    for key, each in pairs:
        if key:
            found[key].append(each)
    return found
