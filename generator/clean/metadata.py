"""The front matter's values, chosen from what the rules lifted and what the file says of itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.clean.block import Fact, Reading, Verdict
from generator.clean.dates import edtf
from generator.clean.shape import ends_sentence
from generator.text import fold, squeeze

LISTS = ("authors", "tags", "related", "figures")
"""Fields that take every fact; the others take the best."""
DERIVED = 100  # characters of a title made from the first sentence: what a list of headlines bears
_SMALL = """
a an the and or but of to in on at by for with from as that which who is are was were be its his her their this into
over under after before between der die das und oder von mit für le la les de du des et el los las y en un una
"""
_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
DANGLING = frozenset(_SMALL.split())
"""Words a cut title must not end in."""


def metadata(reading: Reading, verdicts: Iterable[Verdict], language: Fact | None) -> tuple[Fact, ...]:
    """Each field's best fact, and all of a list's, in the order they stand in the file."""
    lifted = [fact for verdict in verdicts for fact in verdict.facts if fact.value or fact.more]
    facts = [*lifted, *reading.facts, *([language] if language else [])]
    facts += _of_address(facts)
    chosen: list[Fact] = []
    for field in dict.fromkeys(fact.field for fact in facts):
        rivals = [fact for fact in facts if fact.field == field]
        chosen.extend(_all(field, rivals) if field in LISTS else [_best(field, rivals)])
    papers = {fold(fact.value) for fact in facts if fact.field == "publisher"}
    return tuple(_without_paper(fact, papers) if fact.field == "authors" else fact for fact in chosen)


def _without_paper(fact: Fact, papers: set[str]) -> Fact:
    """A writer without the paper that is printed after the name: `Ann Lee THE COURIER`."""
    words = fact.value.split()
    for at in range(2, len(words)):
        if fold(" ".join(words[at:])) in papers:
            return replace(fact, value=" ".join(words[:at]).rstrip(" ,|/–—-"))
    return fact


def derived_title(paragraphs: Sequence[str]) -> str:
    """A title from the first sentence of the text, cut at a word and marked with an ellipsis; empty without text."""
    spoken = [each for each in paragraphs if any(char.isalpha() for char in each)]
    text = squeeze((spoken or [*paragraphs, ""])[0][: 50 * DERIVED])
    sentence = first_sentence(text)
    if len(sentence) <= DERIVED:
        return sentence.rstrip(".。۔।") if sentence != text or ends_sentence(sentence) else sentence
    words = sentence[: DERIVED + 1].split(" ")[:-1] or [sentence[:DERIVED]]
    while len(words) > 3 and fold(words[-1]).strip(",;:") in DANGLING:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") + "…"


def first_sentence(text: str) -> str:
    """The text up to the first full stop that ends a sentence: one before a capital, and after no initial or title."""
    for at, char in enumerate(text):
        if char in "。۔।":
            return text[: at + 1]
        if char in ".?!" and text[at + 1 : at + 2] in ("", " ", "”", '"', "’"):
            word = text[:at].rsplit(" ", 1)[-1].strip("(“\"'‘")
            rest = text[at + 1 :].lstrip('”"’ ')
            starts = not rest or rest[0].isupper() or rest[0] in "“\"‘'(" or not rest[0].isascii()
            if starts and not (char == "." and ((len(word) <= 3 and word[:1].isupper()) or "." in word)):
                return text[: len(text) - len(rest)].rstrip() if rest else text
    return text


def _of_address(facts: Iterable[Fact]) -> list[Fact]:
    """The day in the page's address (`/2014/11/20/`), which is weaker than any that is printed."""
    addresses = [fact.value for fact in facts if fact.field == "source_url"]
    found = [match for match in map(_DAY.search, addresses) if match]
    days = [edtf("-".join(match.groups())) for match in found]
    return [Fact("date", day, "source_url", "url", 65) for day in days[:1] if day]


def _all(field: str, rivals: list[Fact]) -> list[Fact]:
    """One fact for each value; of authors and tags only those of the surest source, as each source is a whole list."""
    if field in ("authors", "tags"):
        best = max(fact.sure for fact in rivals)
        rivals = [fact for fact in rivals if fact.sure == best]
    if field == "figures":
        rivals = _with_credits(rivals)
    seen: dict[tuple[str, tuple[tuple[str, str], ...]], Fact] = {}
    for fact in rivals:
        seen.setdefault((fold(fact.value), fact.more), fact)
    return list(seen.values())


def _with_credits(figures: list[Fact]) -> list[Fact]:
    """A credit alone and a caption alone that follow one another, as one figure."""
    found: list[Fact] = []
    for fact in figures:
        if found and fact.value and not fact.more and not found[-1].value:
            found[-1] = replace(fact, more=found[-1].more)
        else:
            found.append(fact)
    return found


def _best(field: str, rivals: list[Fact]) -> Fact:
    """The surest; of equals the first. A date that lacks a part gives way to one that doesn't."""
    return max(rivals, key=lambda fact: (not (field == "date" and "X" in fact.value), fact.sure))
