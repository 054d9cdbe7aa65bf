"""The starter vocabulary: news topics, places and organisations that any archive knows before it has files of its own.

The data are the YAML files beside this module; docs/vocabulary.md says how to read and correct them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from generator.model import Entity, Kind
from generator.vocabulary.data import Row, group, groups, listed, row

LANGUAGES = ("de", "fr", "es")
"""Languages other than English in which the vocabulary has names."""


@dataclass(frozen=True, slots=True)
class Term:
    """A topic, place, organisation or person, and the words it is named by."""

    kind: Kind
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    """Further names; of topics, phrases that show the topic. Never the name itself."""
    broader: str = ""
    """The slug of the term above: of a topic the wider topic, of a place the country it lies in."""
    weak: tuple[str, ...] = ()
    """Words that support the term and never show it by themselves: demonyms, a topic's common words."""
    ambiguous: tuple[str, ...] = ()
    """Names, the term's own among them, that mean it only where something else says so too."""
    translations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Language → names and phrases, read in texts of that language."""
    exceptions: tuple[str, ...] = ()
    """Longer phrases in which its words mean something else."""
    type: str = ""
    """What sort of place or organisation: `country`, `city`, `agency` … Empty for topics and people."""
    medtop: str = ""
    """The number of the same topic in the IPTC's Media Topics."""
    is_confirmed: bool = False
    """An editor wrote its file: its names are no other term's."""
    former: tuple[str, ...] = ()
    """Slugs its file had before: what still has one of them means this."""

    @property
    def case_sensitive(self) -> bool:
        """Proper names are found only with their capitals; topics in any case."""
        return self.kind is not Kind.TOPICS


@cache
def terms() -> tuple[Term, ...]:
    """The whole vocabulary."""
    return (*topics(), *places(), *organisations())


@cache
def topics() -> tuple[Term, ...]:
    """The news topics, each top topic followed by those under it."""
    return tuple(_term(Kind.TOPICS, slug, row(value)) for slug, value in groups("topics.yml").items())


@cache
def places() -> tuple[Term, ...]:
    """Countries, parts of the world, regions and cities."""
    return tuple(_term(Kind.PLACES, *found) for found in _by_type("places.yml", by_country=("region", "city")))


@cache
def organisations() -> tuple[Term, ...]:
    """International bodies, news agencies, organs of states, movements, companies."""
    return tuple(_term(Kind.ORGANISATIONS, *found) for found in _by_type("organisations.yml"))


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Pairs of spellings that mean the same, in lower case: `defense`, `defence`."""
    return tuple(row(groups("spellings.yml")).items())


def with_authorities(known: Iterable[Term], entities: Iterable[Entity]) -> tuple[Term, ...]:
    """The terms with what the archive's own files say.

    A file adds its names to the term of the same kind and slug, and its name and its place in the tree hold; so it does
    to terms whose slug it had before, which then go by its own. Publishers are not looked for in texts.
    """
    found = {(term.kind, term.slug): term for term in known}
    files = {(entity.kind, entity.slug): entity for entity in entities if entity.kind is not Kind.PUBLISHERS}
    moved: dict[tuple[Kind, str], str] = {}
    for key, entity in files.items():
        olds = [(entity.kind, old) for old in entity.redirect_from if (entity.kind, old) not in files]
        moved |= dict.fromkeys(olds, entity.slug)
        terms = [term for each in (key, *olds) if (term := found.pop(each, None))]
        found[key] = _confirmed(_joined(terms), entity)
    if not moved:
        return tuple(found.values())
    return tuple(replace(term, broader=moved.get((term.kind, term.broader), term.broader)) for term in found.values())


def _joined(terms: Sequence[Term]) -> Term | None:
    """The first term with the names of the others."""
    if len(terms) < 2:
        return terms[0] if terms else None
    first = terms[0]
    names = dict.fromkeys([*first.aliases, *(name for term in terms[1:] for name in (term.name, *term.aliases))])
    return replace(
        first,
        aliases=tuple(name for name in names if name != first.name),
        weak=tuple(dict.fromkeys(word for term in terms for word in term.weak)),
        ambiguous=tuple(dict.fromkeys(name for term in terms for name in term.ambiguous)),
        translations=tuple(pair for term in terms for pair in term.translations),
        exceptions=tuple(dict.fromkeys(phrase for term in terms for phrase in term.exceptions)),
    )


def _confirmed(term: Term | None, entity: Entity) -> Term:
    if term is None:
        term = Term(entity.kind, entity.slug, entity.name)
    names = dict.fromkeys([*entity.aliases, term.name, *term.aliases])
    names.pop(entity.name, None)
    said = {entity.name, *entity.aliases}
    return replace(
        term,
        slug=entity.slug,
        name=entity.name,
        aliases=tuple(names),
        broader=entity.broader or term.broader,
        ambiguous=tuple(name for name in term.ambiguous if name not in said),
        is_confirmed=True,
        former=entity.redirect_from,
    )


def _by_type(name: str, by_country: tuple[str, ...] = ()) -> Iterator[tuple[str, Row]]:
    """Slug and row of each term in a file that is ordered by type, and under some types by country."""
    for kind, members in groups(name).items():
        for slug, value in group(members).items():
            if kind in by_country:
                for inner, each in group(value).items():
                    yield inner, {**row(each), "kind": kind, "in": slug}
            else:
                yield slug, {**row(value), "kind": kind}


def _term(kind: Kind, slug: str, said: Row) -> Term:
    name = said["name"]
    ambiguous = (name,) if said.get("ambiguous") == "true" else listed(said.get("ambiguous", ""))
    translations = tuple((language, listed(said[language])) for language in LANGUAGES if language in said)
    translated = {name, *(each for _, names in translations for each in names)}
    return Term(
        kind=kind,
        slug=slug,
        name=name,
        aliases=(*listed(said.get("aliases", "")), *(each for each in ambiguous if each not in translated)),
        broader=said.get("broader") or said.get("in", ""),
        weak=listed(said.get("weak") or said.get("demonyms", "")),
        ambiguous=ambiguous,
        translations=translations,
        exceptions=listed(said.get("except", "")),
        type=said.get("kind", ""),
        medtop=said.get("medtop", ""),
    )


@dataclass(frozen=True, slots=True)
class Titles:
    """Words that stand before a person's name, in one language; each a phrase in lower case."""

    title: tuple[str, ...]
    """What heads a title, whoever bears it."""
    man: tuple[str, ...]
    woman: tuple[str, ...]
    before: tuple[str, ...]
    """What may stand before the head: `deputy`, `defence`."""


@cache
def titles() -> dict[str, Titles]:
    """Titles and honorifics by language; docs/mentions.md says how they are read."""
    found = {}
    for language, value in groups("titles.yml").items():
        said = row(value)
        found[language] = Titles(*(listed(said.get(key, "").lower()) for key in ("title", "man", "woman", "before")))
    return found


@dataclass(frozen=True, slots=True)
class Longer:
    """Words that make another thing's name of a place's or an organisation's, in one language; in lower case."""

    before: tuple[str, ...]
    """Before it, with one of `of` between: `university`."""
    of: tuple[str, ...]
    beside: tuple[str, ...]
    """Right before it: `lake`."""
    after: tuple[str, ...]
    """After it: `university`."""
    between: tuple[str, ...]
    """What may stand between it and these: `international`."""
    water: tuple[str, ...]
    """After it, without a capital too: `river`."""


@cache
def longer_names() -> dict[str, Longer]:
    """The words by language; docs/mentions.md says how they are read."""
    found = {}
    for language, value in groups("longer.yml").items():
        said = row(value)
        found[language] = Longer(*(listed(said.get(each.name, "").lower()) for each in fields(Longer)))
    return found
