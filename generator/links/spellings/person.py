"""Whether two names as printed may be one person's, and how sure that is.

Given names may be missing, cut to initials or shortened, stand after the family name, or be spelled otherwise; what is
left must sound alike. Both names having a part that the other lacks makes two people of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

from generator.links.spellings.lists import given_names, listed, listed_groups
from generator.links.spellings.sounds import distance, plain, skeletons, sounds

LIKELY = 60
"""How sure it must be, of 100, to be worth asking an editor."""
TITLED = 20  # hundredths of a letter by which `Sheikh Hasina` may be spelled otherwise
WITHOUT_SERVANT = 25  # hundredths of a letter: `Abdul Rashid Dostum` is called Rashid Dostum, too
SHORTEST_JOINED = 3  # letters of parts that may be written as one word, `Amir-Abdollahian`
MAX_PARTS = 6  # of a name; what is longer is cut, since all ways of laying two names along each other are tried

TITLES = listed("titles")
NAMED = listed("named")
"""Titles that go with a given name: `Sheikh Hasina` is how `Sheikh Hasina Wajed` is called."""
PARTICLES = listed("particles")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_JOINED_BEFORE = ("abdoul", "abdal", "abdel", "abdul", "abd")
_GLUED = re.compile(r"\b([AE]l)(?=[A-Z])")  # ElBaradei
_SILENT = re.compile(r"r(?=[^aeiouy]|$)")  # Park is also Pak
_ABROAD = re.compile(r"(?:yan|ian|sk[iy]|[oe](?:v|w|ff)|ich|vic|dze|vili|oglu)$")  # no English family name ends so
_OF_FAITH = frozenset({"din", "deen", "uddin", "eddin", "udeen", "uddeen"})
_JOINED_AFTER = frozenset({"ul", "ur", "ud", "us", "uz"})

EAST_ASIAN = listed("east-asian")
"""Family names of China, Korea and Viet Nam: there one vowel makes another name."""
COMMON = listed("common")
"""Parts of names that by themselves tell nobody apart."""
ENGLISH = listed("english")
"""Given names whose bearers' family names are English: spelled one way, whatever they sound like."""


class Alike(NamedTuple):
    """What speaks for two names being one person's."""

    sure: int
    """0 to 100."""
    why: str
    """In words, for an editor; empty where nothing does."""


NOBODY = Alike(0, "")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, cut to what tells people apart."""

    printed: str
    parts: tuple[str, ...]
    """Words of plain letters, without titles and particles; in the order printed. An initial is one letter."""
    is_strict: bool
    """Of a language in which one vowel makes another name."""
    title: str = ""
    """What stands before a given name by itself, in one spelling; empty where nothing does."""


@cache
def name_parts(printed: str) -> Name:
    """A name as printed, cut to its parts."""
    words = [word for word in map(plain, re.split(r"[\s.,\-‐‑–·]+", _GLUED.sub(r"\1 ", printed))) if word]
    first = next((at for at, word in enumerate(words) if word not in TITLES), 0)
    rest = [word for word in words[first:] if word not in SUFFIXES]
    last = len(rest) - 1
    kept = _joined([word for at, word in enumerate(rest) if at in (0, last) or word not in PARTICLES])
    strict = (
        2 <= len(kept) <= 3
        and bool(EAST_ASIAN & {kept[0], kept[-1]})
        and all(len(word) <= 9 for word in kept)
        and not (len(kept[0]) > LONGEST_SYLLABLE and is_given(kept[0]))
    )
    title = words[first - 1] if 0 < first < len(words) and words[first - 1] in NAMED else ""
    return Name(printed, tuple(kept[:MAX_PARTS]), strict, "sheikh" if title.startswith("sh") else title)


def _joined(words: Sequence[str]) -> list[str]:
    """`Abdul Qadir` and `Habib ur Rahman` are names of one and two parts; the servant of God is spelled one way."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in _JOINED_BEFORE:
            found[-1] = f"abdul{word}"
        elif found and word in _JOINED_AFTER:
            found[-1] += word
        elif found and word in _OF_FAITH:
            found[-1] = f"{found[-1].removesuffix('ud').removesuffix('ed')}uddin"
        else:
            found.append(word)
    return [_servant(word) for word in found]


def _servant(word: str) -> str:
    for start in _JOINED_BEFORE:
        if word.startswith(start) and len(word) > len(start) + 2:
            return f"abdul{word[len(start) :]}"
    return word


def is_titled(printed: str) -> bool:
    """Whether a name as printed begins with a title."""
    return plain(printed.split(" ", 1)[0]) in TITLES


def untitled(printed: str) -> str:
    """A name as printed without the titles before it, if two words are left; `Sheikh` may be a part of the name."""
    words = printed.split(" ")
    while len(words) > 2 and plain(words[0]) in TITLES - NAMED:
        words = words[1:]
    return " ".join(words)


def is_given(word: str) -> bool:
    """Whether a word of plain letters is a given name that the file knows."""
    return word in given_names()


def are_one_given(one: str, other: str) -> bool:
    """Whether two given names are known to be one in two spellings, or one in short."""
    known = given_names()
    return bool(known.get(one, frozenset()) & known.get(other, frozenset()))


def alike(one: str, other: str) -> Alike:
    """How sure it is that two names as printed are one person's."""
    return alike_parts(name_parts(one), name_parts(other))


def alike_parts(one: Name, other: Name) -> Alike:
    """The same for names that are cut to parts."""
    short, long = sorted((one, other), key=lambda name: (len(name.parts), name.printed))
    if not short.parts:
        return NOBODY
    if "".join(short.parts) == "".join(long.parts):
        return Alike(98, "the same letters")
    if len(short.parts) == 1:
        return _alone(short, long)
    if short.is_strict or long.is_strict:
        return _strict(short, long)
    found = _in_order(short, long)
    for at in range(len(long.parts) - 1) if found.sure < LIKELY and len(short.parts) < len(long.parts) else ():
        if min(map(len, long.parts[at : at + 2])) < SHORTEST_JOINED:
            continue
        parts = (*long.parts[:at], long.parts[at] + long.parts[at + 1], *long.parts[at + 2 :])
        found = max(found, _in_order(short, replace(long, parts=parts)), key=lambda each: each.sure)
    return found


def _in_order(short: Name, long: Name) -> Alike:
    """The best order of the shorter name."""
    return max((_laid(short, long, order) for order in _orders(len(short.parts))), key=lambda each: each.sure)


def _orders(count: int) -> Iterable[tuple[int, ...]]:
    """The orders in which a name may be printed: as it is, or with the last or the first part at the other end."""
    straight = tuple(range(count))
    return dict.fromkeys([straight, straight[-1:] + straight[:-1], straight[1:] + straight[:1]])


def _alone(short: Name, long: Name) -> Alike:
    """A name of one part is only another's of one part, and that nearly to the letter."""
    if short.title and short.title == long.title and distance(short.parts[0], long.parts[0]) <= TITLED:
        return Alike(70, "the same title" if len(long.parts) == 1 else "the same title, a part is missing")
    if len(long.parts) > 1 or min(len(short.parts[0]), len(long.parts[0])) < 5:
        return NOBODY
    apart = distance(short.parts[0], long.parts[0])
    return Alike(80 - apart // 2, "sounds alike") if apart <= 5 * len(short.parts[0]) else NOBODY


def _strict(short: Name, long: Name) -> Alike:
    """Nothing but other romanisations of whole syllables."""
    if len(short.parts) != len(long.parts):
        given, other = ("".join(name.parts[1:]) for name in (short, long))
        same = given == other or are_one_syllable(given, other) or _letters(given) == _letters(other)
        return Alike(75, "another romanisation") if same and _are_one_family(short, long) else NOBODY
    for order in permutations(range(len(short.parts))) if len(short.parts) < 3 else [tuple(range(len(short.parts)))]:
        pairs = [(short.parts[at], part) for at, part in zip(order, long.parts, strict=True)]
        if all(one == other or are_one_syllable(one, other) for one, other in pairs):
            return Alike(80, "another romanisation")
    differ = [
        (one, other) for one, other in zip(short.parts, long.parts, strict=True) if not are_one_syllable(one, other)
    ]
    if len(short.parts) >= MOST_SYLLABLES and len(differ) == 1 and _letters(differ[0][0]) == _letters(differ[0][1]):
        return Alike(65, "another romanisation")
    given, other = (_letters("".join(name.parts[1:])) for name in (short, long))
    is_given = given == other and len(given) > LONGEST_SYLLABLE
    return Alike(65, "another romanisation") if is_given and _are_one_family(short, long) else NOBODY


def _are_one_family(one: Name, other: Name) -> bool:
    first, second = one.parts[0], other.parts[0]
    return first == second or are_one_syllable(first, second)


def _letters(given: str) -> str:
    """A Chinese given name in letters that Wade-Giles and Pinyin share."""
    for before, after in _SHARED:
        given = given.replace(before, after)
    return given


MOST_WRITTEN_AS_ONE = 4  # parts of a name that may be printed without blanks in part
MOST_SYLLABLES = 3  # parts of a Chinese, Korean or Vietnamese name
LONGEST_SYLLABLE = 5  # letters; a given name of one syllable is too short to be known by what it shares
_SHARED = (
    *(("hs", "x"), ("ts", "z"), ("tz", "z"), ("zh", "j"), ("ch", "j"), ("q", "j"), ("k", "g"), ("t", "d"), ("p", "b")),
    *(("ung", "ong"), ("ien", "ian"), ("ieh", "ie"), ("uo", "o")),
)
_SYLLABLES = tuple(map(frozenset, listed_groups("syllables")))


def are_one_syllable(one: str, other: str) -> bool:
    """Whether two romanisations of a Chinese or Korean syllable may stand for the same."""
    return _korean(one) == _korean(other) or any(one in group and other in group for group in _SYLLABLES)


def _korean(syllable: str) -> str:
    """A syllable with the vowels that only romanised Korean writes with two letters as others write them."""
    for before, after in (("oo", "u"), ("ee", "i"), ("eo", "o"), ("eu", "u")):
        syllable = syllable.replace(before, after)
    return syllable


class _Laid(NamedTuple):
    """One part laid along another."""

    apart: int
    """Hundredths of a letter."""
    why: str
    is_whole: bool
    """Both are whole names, no initials."""


def _laid(short: Name, long: Name, order: Sequence[int]) -> Alike:
    """The best way of laying the parts of the shorter name, in this order, along those of the longer one."""
    best = NOBODY
    parts = [short.parts[at] for at in order]
    turned = 10 if order[0] else 0
    for places in combinations(range(len(long.parts)), len(parts)):
        pairs = [_pair(part, long.parts[place]) for part, place in zip(parts, places, strict=True)]
        found = _weighed(short, long, parts, places, pairs, turned)
        best = max(best, found, key=lambda each: each.sure)
    return best


@lru_cache(maxsize=1 << 18)
def _pair(one: str, other: str) -> _Laid:
    if one == other:
        return _Laid(0, "", len(one) > 1)
    if len(one) == 1 or len(other) == 1:
        return _Laid(0 if one[0] == other[0] else 900, "an initial", False)
    if are_one_given(one, other):
        return _Laid(5, "a given name's other form", True)
    if one in ENGLISH and other in ENGLISH:
        return _Laid(900, "", True)
    if _loose(one).isdisjoint(_loose(other)):  # a hundredth of the cost of laying them along each other
        return _Laid(900, "", True)
    apart = distance(one, other)
    if one.startswith("abdul") != other.startswith("abdul"):
        apart = min(apart, WITHOUT_SERVANT + distance(one.removeprefix("abdul"), other.removeprefix("abdul")))
    return _Laid(apart if apart <= _most(one, other) else 900, "sounds alike", True)


def _most(one: str, other: str) -> int:
    """How far apart two words may be: a twelfth of a letter for each letter."""
    return min(100, 8 * min(len(one), len(other)) + 10)


def _weighed(
    short: Name, long: Name, parts: Sequence[str], places: Sequence[int], pairs: Sequence[_Laid], turned: int
) -> Alike:
    if any(pair.apart >= 900 for pair in pairs) or sum(pair.is_whole for pair in pairs) < min(2, len(parts) - 1):
        return NOBODY
    if not pairs[-1].is_whole and not pairs[0].is_whole:
        return NOBODY
    spelled = [at for at, pair in enumerate(pairs) if pair.apart]
    if _is_english(parts, pairs) or _are_other_initials(short, long):
        return NOBODY
    letters = sum(min(len(part), len(long.parts[place])) for part, place in zip(parts, places, strict=True))
    apart = sum(pair.apart for pair in pairs)
    if apart > 6 * letters + 10:
        return NOBODY
    left = [at for at in range(len(long.parts)) if at not in places]
    lacking = _lacking(long, left, places)
    same = [part for part, pair in zip(parts, pairs, strict=True) if pair.is_whole]
    if (left or spelled) and all(part in COMMON for part in same):
        lacking += 25
    initials = sum(pair.why == "an initial" for pair in pairs)
    sure = 97 - apart * 4 // letters - lacking - 12 * initials - turned
    return Alike(max(0, sure), _said(pairs, left, turned))


def _are_other_initials(short: Name, long: Name) -> bool:
    """`George W. Bush` and `George H. W. Bush`: who prints one middle initial prints all."""
    here, there = ([part for part in name.parts[1:-1] if len(part) == 1] for name in (short, long))
    return bool(here) and bool(there) and here != there


def _is_english(parts: Sequence[str], pairs: Sequence[_Laid]) -> bool:
    """An English name of which the last part is spelled otherwise is somebody else's."""
    is_abroad = bool(_ABROAD.search(parts[-1]))
    return parts[0] in ENGLISH and pairs[-1].why == "sounds alike" and not is_abroad


def _lacking(long: Name, left: Sequence[int], places: Sequence[int]) -> int:
    """What it costs that the shorter name lacks parts: little in the middle, more at the head, most at the end."""
    cost = 0
    for at in left:
        if at > places[-1]:
            cost += 25
        elif at < places[0]:
            cost += 10 if long.parts[at] in COMMON or len(long.parts[at]) == 1 else 20
        else:
            cost += 4
    return cost


def _said(pairs: Sequence[_Laid], left: Sequence[int], turned: int) -> str:
    why = list(dict.fromkeys(pair.why for pair in pairs if pair.why))
    why += ["a part is missing"] if left else []
    why += ["the other way round"] if turned else []
    return ", ".join(why) or "the same parts"


def keys(name: Name) -> tuple[str, ...]:
    """Names that may be one person's share one of these; to be compared with no others."""
    letters = _SILENT.sub("", "".join(name.parts))
    whole = skeletons(letters) if len(name.parts) <= MOST_WRITTEN_AS_ONE and sounds(letters) else ()
    found = {f"={key}": None for key in whole}
    if name.is_strict and len(name.parts) == MOST_SYLLABLES:
        found |= {f"~{key}": None for key in skeletons(_SILENT.sub("", "".join(name.parts[1:])))}  # Roh and Noh
    if name.title and name.parts:
        found |= {f"{name.title} {key}": None for key in sorted(_skeletons(name.parts[0]))}
    for at, part in enumerate(() if name.is_strict else name.parts):
        for key in sorted(_skeletons(part)) if len(part) > 1 else ():
            for other, with_ in enumerate(name.parts):
                if other != at:
                    found |= {f"{key} {first}": None for first in _firsts(with_)}
    return tuple(found)


@lru_cache(maxsize=65536)
def _skeletons(part: str) -> frozenset[str]:
    """Of a part, and of what is left of it without the servant of God."""
    return frozenset([*skeletons(part), *skeletons(part.removeprefix("abdul") or part)])


@lru_cache(maxsize=65536)
def _loose(part: str) -> frozenset[str]:
    bare = part.removeprefix("abdul") or part
    return frozenset([*skeletons(part, is_loose=True), *skeletons(bare, is_loose=True)])


def _firsts(part: str) -> Iterable[str]:
    """The first marks of a part's skeletons; those of its other forms stand with it."""
    known = given_names()
    words = {part} if part not in known else {min(word for word in known if known[word] & known[part])}
    return sorted({key[:1] for word in (*words, part) for key in _skeletons(word)})
