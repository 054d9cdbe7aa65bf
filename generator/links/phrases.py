"""The words a name is looked for by, and the other ways in which the same name is printed."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.links.tokens import tokenize


class Word(NamedTuple):
    """A word of a name, as it is looked for."""

    joint: str
    """How it is joined to the word before; see `Tokens.joint`. Empty for the first."""
    text: str
    """NFC, in lower case."""
    shape: str
    """`U` all in capitals, `M` with capitals within (LoC), `C` with a capital first, `l` in any case."""


Phrase = tuple[Word, ...]
Spellings = Mapping[str, Iterable[tuple[tuple[str, ...], tuple[str, ...]]]]
"""First word → words, and the words printed instead of them."""

ANY = Word(" ", "…", "l")
"""Stands for one to three words."""


def phrase(text: str) -> Phrase:
    """A name's words. An ellipsis in it is `ANY`; what joins no name counts as a space."""
    found: list[Word] = []
    for part in text.split("…"):
        if found:
            found.append(ANY)
        tokens = tokenize(part)
        for index, word in enumerate(tokens.words):
            joint = tokens.joint(index - 1) if index else " "
            found.append(Word((" " if joint is None else joint) if found else "", word, _shape(tokens.printed(index))))
    return tuple(found)


def _shape(printed: str) -> str:
    if len(printed) > 1 and printed.isupper():
        return "U"
    if printed[1:] != printed[1:].lower():
        return "M"
    return "C" if printed[0].isupper() else "l"


def fits(shape: str, printed: str) -> bool:
    """Whether a word printed so may stand for one of this shape; letters that know no case always do."""
    if shape == "l":
        return True
    if shape == "M":
        return printed[1:] != printed[1:].lower()
    return printed.isupper() if shape == "U" else not printed[0].islower()


def any_case(found: Phrase) -> Phrase:
    """The phrase in any case, unless it is one word with capitals in it: AI is not `ai`, MoU not `mou`."""
    if len(found) == 1 and found[0].shape in "UM":
        return found
    return tuple(word if word.shape == "l" else word._replace(shape="l") for word in found)


def spellings(pairs: Iterable[tuple[str, str]]) -> Spellings:
    """The pairs, each way round, as `respelled` needs them."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for pair in pairs:
        one, other = (tuple(tokenize(each).words) for each in pair)
        found.setdefault(one[0], []).append((one, other))
        found.setdefault(other[0], []).append((other, one))
    return found


def respelled(found: Phrase, pairs: Spellings, start: int = 0) -> Iterator[Phrase]:
    """The phrase with each of its words as written and as it may be spelled instead."""
    for index in range(start, len(found)):
        for old, new in pairs.get(found[index].text, ()):
            if tuple(word.text for word in found[index : index + len(old)]) == old:
                first = found[index]._replace(text=new[0])
                rest = tuple(Word(" ", text, "l") for text in new[1:])
                changed = (*found[:index], first, *rest, *found[index + len(old) :])
                yield from respelled(changed, pairs, index + len(new))
    yield found


def without_accents(found: Phrase) -> Phrase:
    """The phrase as a wire without accents prints it; the same one where its letters are not Latin."""
    plain = tuple(word if word is ANY else word._replace(text=_strip(word.text)) for word in found)
    return plain if all(word.text.isascii() for word in plain if word is not ANY) else found


def _strip(word: str) -> str:
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def in_other_number(found: Phrase) -> Phrase:
    """An English phrase with its last word in the other number, as far as the ending tells.

    A wrong guess is a word that nobody prints.
    """
    last = found[-1]
    return (*found[:-1], last._replace(text=_other_number(last.text)))


def _other_number(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
