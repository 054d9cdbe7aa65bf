"""Find names in a text: all terms of a vocabulary in one pass, the longest name first.

The names stand in one trie over words. A text is cut to words once, and at each word the trie is followed as far as
the text goes along; most words begin no name and cost one look in a dictionary. (The automaton of Aho and Corasick
would save the steps that are taken twice; names are few words long, so there are few.)
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from generator.links.phrases import (
    ANY,
    Phrase,
    Spellings,
    any_case,
    fits,
    in_other_number,
    phrase,
    respelled,
    spellings,
    without_accents,
)
from generator.links.tokens import Tokens, tokenize
from generator.model import Kind
from generator.vocabulary import Term
from generator.vocabulary import spellings as known_spellings

MAX_SKIPPED = 3  # words an ellipsis stands for: "sale of four Mi-35M helicopters"
SHOUTED = 4  # letters; two such words in capitals beside an acronym, and "JOIN US TODAY HERE" names no country


class Strength(StrEnum):
    """How much a mention shows."""

    SURE = "sure"
    AMBIGUOUS = "ambiguous"
    """It may mean something else, or another term has the same name."""
    WEAK = "weak"
    """A demonym, a common word of a topic: support, and no name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term named in a text."""

    kind: Kind
    slug: str
    start: int
    """Code points of the text, half open; a possessive `'s` stays outside."""
    end: int
    printed: str
    """The words as they stand in the text."""
    name: str
    """The name of the term that they are."""
    strength: Strength = Strength.SURE


class Form(NamedTuple):
    """One way in which a term is printed."""

    term: Term
    name: str
    shapes: str
    """One letter a word; empty if any case will do."""
    strength: Strength
    language: str
    """Empty: read in texts of every language."""
    is_exception: bool
    """The words mean something else here, and hide the names in them."""


class Node:
    """A place in the trie."""

    __slots__ = ("names", "next", "skipping", "topics")

    def __init__(self) -> None:
        """Make one where nothing ends and nothing goes on."""
        self.next: dict[str, dict[str, Node]] = {}
        """Word → the joint before it → where they lead. The word first: most often it is another one."""
        self.skipping: Node | None = None
        """Where it goes on after one to three words of any kind."""
        self.topics: list[Form] = []
        """Topics that end here."""
        self.names: list[Form] = []
        """People, places and organisations that end here."""

    def children(self) -> Iterator["Node"]:
        """Where it goes on."""
        for by_joint in self.next.values():
            yield from by_joint.values()
        if self.skipping is not None:
            yield self.skipping


NOWHERE: Mapping[str, Node] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """Names, ready to be looked for. Not a canonical value: make it where it is used."""

    terms: dict[tuple[Kind, str], Term]
    begin: dict[str, Node]
    """First word → what begins with it."""


def compile_names(terms: Iterable[Term]) -> Names:
    """Make the names of these terms ready. A name that an editor gave to a term is no other term's of its kind."""
    known = {(term.kind, term.slug): term for term in terms}
    root = Node()
    for term in known.values():
        for form, variant in printed_forms(term):
            _add(root, variant, form)
    _settle(root)
    return Names(known, {word: by_joint[""] for word, by_joint in root.next.items()})


@lru_cache(maxsize=1 << 14)  # one name stands in many articles, each of which has names of its own to look for
def printed_forms(term: Term) -> tuple[tuple[Form, Phrase], ...]:
    """Each way in which a term may be printed, with its words; the strongest first."""
    pairs = _pairs()
    return tuple((form, variant) for form, found in _forms(term) for variant in _variants(form, found, pairs))


@cache
def _pairs() -> Spellings:
    return spellings(known_spellings())


def _forms(term: Term) -> Iterator[tuple[Form, Phrase]]:
    """Each name of a term; the strongest first, for a demonym may be a name too."""
    english = "en" if term.kind is Kind.TOPICS else ""
    names = [(name, english, Strength.SURE) for name in (*_name_of(term), *term.aliases)]
    names += [(name, language, Strength.SURE) for language, texts in term.translations for name in texts]
    names += [(name, english, Strength.WEAK) for name in term.weak]
    for name, language, strength in names:
        if name in term.ambiguous:
            strength = Strength.AMBIGUOUS
        yield _form(term, name, strength, language)
    for name in term.exceptions:
        yield _form(term, name, Strength.SURE, english, is_exception=True)


def _name_of(term: Term) -> tuple[str, ...]:
    """The term's own name; of a topic with aliases, not if it is one common word (`Health`), or said to be weak."""
    is_common = term.kind is Kind.TOPICS and term.aliases and " " not in term.name
    return () if is_common or term.name.lower() in term.weak else (term.name,)


def _form(
    term: Term, name: str, strength: Strength, language: str, *, is_exception: bool = False
) -> tuple[Form, Phrase]:
    found = phrase(name) if term.case_sensitive else any_case(phrase(name))
    shapes = "".join(word.shape for word in found)
    return Form(term, name, shapes if shapes.strip("l") else "", strength, language, is_exception), found


def _variants(form: Form, found: Phrase, pairs: Spellings) -> Iterator[Phrase]:
    if not found:
        return
    for variant in respelled(found, pairs):
        yield variant
        if form.term.case_sensitive and not form.name.isascii():
            yield without_accents(variant)
        elif form.language == "en" and not form.shapes:
            yield in_other_number(variant)


def _add(root: Node, found: Phrase, form: Form) -> None:
    node = root
    for word in found:
        if word is not ANY:
            node = node.next.setdefault(word.text, {}).setdefault(word.joint, Node())
        elif node.skipping is None:
            node.skipping = node = Node()
        else:
            node = node.skipping
    if form.shapes and len(found) != len(form.shapes):  # spelled in more words, or in fewer: the first letter decides
        form = form._replace(shapes=form.shapes[0].ljust(len(found), "l"))
    forms = node.topics if form.term.kind is Kind.TOPICS else node.names
    if not any(each.term is form.term and each.language == form.language for each in forms):
        forms.append(form)


def _settle(node: Node) -> None:
    """Leave a name to the terms whose editor claims it; mark what several terms of one kind are called."""
    for child in node.children():
        _settle(child)
    if len(node.topics) < 2 and len(node.names) < 2:
        return
    node.topics, node.names = _claimed(node.topics), _claimed(node.names)
    sure = [form for form in node.names if form.strength is Strength.SURE]
    for form in sure:
        if any(_rivals(form, other) for other in sure):
            node.names[node.names.index(form)] = form._replace(strength=Strength.AMBIGUOUS)


def _claimed(forms: list[Form]) -> list[Form]:
    claimed = {form.term.kind for form in forms if form.term.is_confirmed and not form.is_exception}
    return [form for form in forms if form.term.is_confirmed or form.term.kind not in claimed]


def _rivals(form: Form, other: Form) -> bool:
    return (
        form.term is not other.term
        and form.term.kind is other.term.kind
        and (not form.language or not other.language or form.language == other.language)
    )


def find_names(names: Names, text: str, language: str = "en") -> tuple[Mention, ...]:
    """The terms named in a text, in its order; terms of one name stand beside each other.

    The longest name wins, among topics and among all else: `Defence Minister of Pakistan` names a topic's words and a
    place. A language is a BCP 47 tag; names in other languages than it and English are passed over, and phrases for
    topics in any other than it. An empty tag counts as English.
    """
    return find_in(names, tokenize(text), language)


def find_in(names: Names, tokens: Tokens, language: str = "en") -> tuple[Mention, ...]:
    """As `find_names`, of a text that is cut to words already."""
    spoken = ("", language.partition("-")[0].lower() or "en")
    begin = names.begin.get
    found: list[Mention] = []
    topics_from = names_from = 0
    words = [*tokens.words, ""]
    for first, word in enumerate(tokens.words):
        if (node := begin(word)) is None:
            continue
        if words[first + 1] in node.next or node.skipping is not None:
            ends = _ends(node, tokens, first)
        elif node.names or node.topics:
            ends = [(first, node)]
        else:
            continue
        if first >= topics_from:
            topics_from = _take([(last, node.topics) for last, node in ends], tokens, first, spoken, found)
        if first >= names_from:
            names_from = _take([(last, node.names) for last, node in ends], tokens, first, spoken, found)
    return tuple(found)


def _ends(node: Node, tokens: Tokens, first: int) -> list[tuple[int, Node]]:
    """Where the names that begin at a word may end, the furthest first: index of the last word, and the node there."""
    found = []
    waiting = [(first, node)]
    while waiting:
        last, node = waiting.pop()
        if node.names or node.topics:
            found.append((last, node))
        if (joint := tokens.joint(last)) is None:
            continue
        if (child := node.next.get(tokens.words[last + 1], NOWHERE).get(joint)) is not None:
            waiting.append((last + 1, child))
        if node.skipping is not None:
            waiting += _skipped(node.skipping, tokens, last + 1)
    if len(found) > 1:
        found.sort(key=itemgetter(0), reverse=True)
    return found


def _skipped(node: Node, tokens: Tokens, start: int) -> Iterator[tuple[int, Node]]:
    """Where names go on after the words that an ellipsis stands for, from this one on."""
    for last in range(start, start + MAX_SKIPPED):
        if tokens.joint(last) is None:
            return
        if (child := node.next.get(tokens.words[last + 1], NOWHERE).get(" ")) is not None:
            yield last + 1, child


def _take(
    ends: list[tuple[int, list[Form]]], tokens: Tokens, first: int, spoken: tuple[str, str], found: list[Mention]
) -> int:
    """Add the longest name that is meant; return the word after it, or 0 where there is none."""
    for last, forms in ends:
        if not forms:
            continue
        meant = [form for form in forms if form.language in spoken and _is_printed(form, tokens, first, last)]
        if meant:
            found += [_mention(form, tokens, first, last) for form in meant if not form.is_exception]
            return last + 1
    return 0


def _is_printed(form: Form, tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words have the capitals that the name asks for."""
    if not form.shapes:
        return True
    if not all(map(fits, form.shapes, map(tokens.printed, range(first, last + 1)))):
        return False
    return form.shapes != "U" or not _is_shouted(tokens, first)


def _is_shouted(tokens: Tokens, index: int) -> bool:
    """Whether the words around are in capitals too, so that capitals make no acronym."""
    near = [each for each in range(max(index - 2, 0), index + 3) if each != index and each < len(tokens.words)]
    loud = [word for word in map(tokens.printed, near) if len(word) >= SHOUTED and word.isupper()]
    return len(loud) >= 2


def _mention(form: Form, tokens: Tokens, first: int, last: int) -> Mention:
    start, end = tokens.starts[first], tokens.ends[last]
    if form.name.endswith(".") and tokens.text[end : end + 1] == ".":
        end += 1
    return Mention(form.term.kind, form.term.slug, start, end, tokens.text[start:end], form.name, form.strength)
