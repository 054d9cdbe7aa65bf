"""What speaks for and against a word being part of a name: what it is, its neighbours, the run it stands in.

Only runs of words with capitals are looked at, with the small words that may join them (`Bank of America`); all else is
no name. So that a run can be judged as a whole, each of its words knows how the run begins and ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.links.recognise.lists import (
    common,
    forenames,
    matched,
    organisation_phrases,
    place_phrases,
    surnames,
    words,
)
from generator.links.recognise.tokens import Token

LONG = 3  # words of a phrase of a list, or more
PLACED = frozenset(f"place={size}" for size in range(1, LONG + 1))
"""What is true of a word in a place's name."""
ORGANISED = frozenset(f"org={size}" for size in range(1, LONG + 1))
"""What is true of a word in an organisation's name."""
MAX_JOINED = 2  # small words between two capitals of one run: "Bank of the West"
_KNOWN = 1 << 16  # words that are remembered; an archive prints the same ones in all its articles
JOINTS = frozenset({"-", "‐", "–", "&", "'s", "’s", "'", "’", "."})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence that may hold names."""

    start: int
    """Index of its first token in the sentence, half open."""
    end: int


@lru_cache(maxsize=_KNOWN)
def is_capital(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[0].isupper() or (len(word) > 2 and word[-1].isalpha() and any(map(str.isupper, word)))


def runs(sentence: Sequence[Token]) -> Iterator[Run]:
    """The runs of a sentence, in order."""
    at, count = 0, len(sentence)
    joining = words("connectors")
    while at < count:
        if not is_capital(sentence[at].text) or _is_address(sentence[at].text):
            at += 1
            continue
        end = ahead = at + 1
        while ahead < count and ahead - end <= MAX_JOINED:
            word = sentence[ahead].text
            if _is_address(word) or (ahead == end and _is_bearer(sentence[ahead - 1].text, word)):
                break
            if is_capital(word):
                end = ahead + 1
            elif word not in JOINTS and word not in joining and not word.isdigit():
                break
            ahead += 1
        yield Run(at, end)
        at = end


def _is_address(word: str) -> bool:
    """Whether a word only addresses who is named after it, and so parts a name from what stands before."""
    return word.lower().rstrip(".") in words("addresses")


def _is_bearer(office: str, word: str) -> bool:
    """Whether a word after that of an office names who holds it: `Petroleum Minister | Shahid Khaqan Abbasi`."""
    small = word.lower()
    is_tail = small in words("office-tails") or small in words("organisation-heads")
    return is_capital(word) and office.lower() in words("offices") and not is_tail


@lru_cache(maxsize=_KNOWN)
def shape(word: str) -> str:
    """How a word is written: `Xx`, `X`, `XX`, `XxX`, `x`, `0`, or the sign itself."""
    if word.isalpha():
        if word.islower():
            return "x"
        if len(word) == 1:
            return "X"
        if word.isupper():
            return "XX"
        return "Xx" if word[0].isupper() and word[1:].islower() else "xX" if word[0].islower() else "XxX"
    if word[0].isdigit():
        return "0"
    if "." in word:
        return "X." if len(word) == 2 else "X.X."
    if "-" in word or "'" in word or "’" in word:
        return "X-x" if word[0].isupper() else "x-x"
    return word


@dataclass(frozen=True, slots=True)
class Sight:
    """What the whole text tells of words: how often it prints them where a capital says something."""

    capital: dict[str, int]
    """Word → times with a capital in the midst of a sentence."""
    small: frozenset[str]
    """Words it also prints in small letters."""


NO_SIGHT = Sight({}, frozenset())


def features(sentence: Sequence[Token], run: Run, sight: Sight = NO_SIGHT) -> list[list[str]]:
    """For each word of a run, the names of what is true of it."""
    texts = [token.text for token in sentence]
    low = [text.lower() for text in texts]
    inside = texts[run.start : run.end]
    place, organisation = matched(place_phrases(), inside), matched(organisation_phrases(), inside)
    about = _about(texts, low, run, place, organisation)
    return [
        [
            *_own(at, texts, low, run, sight),
            *_listed(at - run.start, low[at], place, organisation),
            *_beside(at, texts, low),
            *about,
        ]
        for at in range(run.start, run.end)
    ]


def _own(at: int, texts: Sequence[str], low: Sequence[str], run: Run, sight: Sight) -> Iterator[str]:
    """What the word itself is."""
    word, small = texts[at], low[at]
    yield from _spelled(word)
    yield f"seen={min(sight.capital.get(word, 0), 2)}{shape(word)}"
    yield f"at={_place(at, run)}"
    is_start = at == 0 or (at == 1 and not texts[0][0].isalnum())
    if is_start:
        yield "start"
        yield f"start+{kind_of(small)}"
        if small in common() or small in sight.small:
            yield "start+common"
        elif sight.capital.get(word):
            yield "start+seen"
    elif small in common():
        yield "common"


@lru_cache(maxsize=_KNOWN)
def _spelled(word: str) -> tuple[str, ...]:
    """What its letters are."""
    small = word.lower()
    return (
        *(f"w={small}", f"shape={shape(word)}", f"p3={small[:3]}"),
        *(f"s2={small[-2:]}", f"s3={small[-3:]}", f"s4={small[-4:]}"),
    )


def _place(at: int, run: Run) -> str:
    if run.end - run.start == 1:
        return "only"
    return "first" if at == run.start else "last" if at == run.end - 1 else "mid"


@lru_cache(maxsize=_KNOWN)
def kind_of(small: str) -> str:
    """The first list a word stands in."""
    for name in _LISTS:
        if small in words(name):
            return name
    given, family = small in forenames(), small in surnames()
    return "forename+surname" if given and family else "forename" if given else "surname" if family else "no"


_LISTS = (
    *("starters", "calendar", "demonyms", "titles", "organisation-heads", "place-heads", "place-starts", "other-heads"),
    *("connectors",),
)


def _listed(at: int, small: str, place: Sequence[int], organisation: Sequence[int]) -> Iterator[str]:
    """The lists that the word stands in."""
    yield f"kind={kind_of(small)}"
    if small in forenames():
        yield "forename"
    if small in surnames():
        yield "surname"
    if place[at]:
        yield f"place={min(place[at], LONG)}"
    if organisation[at]:
        yield f"org={min(organisation[at], LONG)}"
    if place[at] and organisation[at]:
        yield "place+org"
    if place[at] and (small in surnames() or small in forenames()):
        yield "place+person"


def _beside(at: int, texts: Sequence[str], low: Sequence[str]) -> Iterator[str]:
    """The words around it."""
    before = low[at - 1] if at else "^"
    after = low[at + 1] if at + 1 < len(low) else "$"
    yield f"-1={before}"
    yield f"+1={after}"
    yield f"-1k={kind_of(before)}"
    yield f"+1k={kind_of(after)}"
    yield f"-1s={shape(texts[at - 1]) if at else '^'}"
    yield f"+1s={shape(texts[at + 1]) if at + 1 < len(low) else '$'}"
    yield f"-2={low[at - 2] if at > 1 else '^'}"
    yield f"+2={low[at + 2] if at + 2 < len(low) else '$'}"
    if after in words("says"):
        yield "+1says"


def _about(
    texts: Sequence[str], low: Sequence[str], run: Run, place: Sequence[int], organisation: Sequence[int]
) -> list[str]:
    """What the run is as a whole, and what stands before and after it."""
    first, last = low[run.start], low[run.end - 1]
    before = low[run.start - 1] if run.start else "^"
    behind = low[run.start - 2] if run.start > 1 else "^"
    after = low[run.end] if run.end < len(low) else "$"
    beyond = low[run.end + 1] if run.end + 1 < len(low) else "$"
    size = min(run.end - run.start, 5)
    found = [
        f"r-1={before}",
        f"r+1={after}",
        f"r-2={behind} {before}",
        f"r+2={after} {beyond}",
        f"rlast={last}",
        f"rlastk={kind_of(last)}",
        f"rfirstk={kind_of(first)}",
        f"rsize={size}",
        f"rk={kind_of(first)}>{kind_of(last)}",
        f"rk={size}{kind_of(first)}>{kind_of(last)}",
    ]
    whole = run.end - run.start
    if all(place) and whole:
        found += ["rall=place", f"rall=place+{before}"]
    if all(organisation) and whole:
        found += ["rall=org"]
    if any(word in words("organisation-heads") for word in low[run.start : run.end]):
        found.append("rhas=org")
    if before in words("place-before"):
        found.append("rin")
    if before in words("roles"):
        found.append("rrole")
    if after in words("says"):
        found.append("rsays")
    if after in {"'s", "’s"}:
        found.append(f"rof={kind_of(last)}")
    return found
