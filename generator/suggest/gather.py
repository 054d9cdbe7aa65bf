"""What all articles print, put together: names nobody has a file for, and spellings that may be one person's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.links.printed import Printed, Printing
from generator.links.spellings.pairs import pairs
from generator.links.spellings.person import Alike, is_titled, name_parts, untitled
from generator.model import Kind
from generator.suggest.values import Evidence, Offer, Suggestion
from generator.text import fold, slug
from generator.vocabulary import Term

SHOWN = 3
"""Places that are shown for a suggestion."""
BESIDE = 10
"""What it costs two spellings of as many parts to stand in one article: a writer spells a name one way."""
LONE = 3
"""Times a person's name of one word must stand in the archive before it is offered."""


@dataclass(slots=True)
class Group:
    """A name that several articles print alike."""

    name: str
    kinds: Counter[Kind] = field(default_factory=Counter)
    sure: int = 0
    """Of the surest place."""
    count: int = 0
    articles: list[str] = field(default_factory=list)
    places: list[tuple[int, Evidence]] = field(default_factory=list)
    """With how sure each is."""

    @property
    def kind(self) -> Kind:
        """What most places say it is."""
        return max(self.kinds, key=lambda kind: (self.kinds[kind], kind.value))

    def take(self, found: Printed, article: str) -> None:
        """One more article prints it."""
        self.kinds[found.kind] += found.count * max(1, found.sure)
        self.sure = max(self.sure, found.sure)
        self.count += found.count
        self.articles.append(article)
        self.places.append((found.sure, Evidence(article, found.line, found.sentence)))

    def evidence(self) -> tuple[Evidence, ...]:
        """The surest places."""
        return tuple(place for _, place in sorted(self.places, key=lambda each: -each[0])[:SHOWN])


def grouped(printings: Iterable[Printing]) -> dict[str, Group]:
    """The names by their letters, in the order in which they first stand."""
    groups: dict[str, Group] = {}
    for each in printings:
        for found in each.names:
            name = untitled(found.name) if found.kind is Kind.PEOPLE else found.name
            groups.setdefault(fold(name), Group(name)).take(found, each.article)
    return groups


@dataclass(frozen=True, slots=True)
class Called:
    """What a file calls what it is about."""

    kind: Kind
    slug: str
    name: str
    aliases: tuple[str, ...]


def known_names(entities: Iterable[Called], terms: Iterable[Term]) -> dict[str, str]:
    """Every name and alias that has a file or a term, folded → `people/<slug>`; files before terms."""
    found: dict[str, str] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            found.setdefault(fold(name), f"{entity.kind}/{entity.slug}")
    for term in terms:
        translated = (name for _, names in term.translations for name in names)
        for name in (term.name, *term.aliases, *term.weak, *term.ambiguous, *translated):
            found.setdefault(fold(name), f"{term.kind}/{term.slug}")
    return found


def name_offers(
    printings: Iterable[Printing], entities: Iterable[Called], terms: Iterable[Term], rejected: frozenset[str]
) -> Iterator[Suggestion]:
    """New names, the surest first, then spellings."""
    entities = tuple(entities)
    known = known_names(entities, terms)
    groups = {name: group for name, group in grouped(printings).items() if name not in known}
    people = {group.name: group for group in groups.values() if group.kind is Kind.PEOPLE}
    files = {name: f"people/{each.slug}" for each in entities if each.kind is Kind.PEOPLE for name in _names(each)}
    slugs = {group.name: f"{group.kind}/{slug(group.name)}" for group in groups.values()}
    spelled = _spelled(people, files, slugs, rejected)
    others = {value for _, value, _ in spelled}
    held = set(known.values())
    last = Counter(name_parts(name).parts[-1:] for name in {*people, *files})
    for group in sorted(groups.values(), key=lambda each: (-each.sure, -each.count, each.name)):
        about = slugs[group.name]
        if group.name not in others and about not in rejected and about not in held and _is_whole(group, last):
            yield Suggestion(
                Offer.NAMES,
                about,
                group.name,
                group.sure,
                "",
                group.count,
                tuple(group.articles),
                group.evidence(),
            )
    for about, value, alike in spelled:
        group = people[value]
        yield Suggestion(
            Offer.SPELLINGS,
            about,
            value,
            alike.sure,
            alike.why,
            group.count,
            tuple(group.articles),
            group.evidence(),
            is_held=about in held,
        )


def _names(entity: Called) -> tuple[str, ...]:
    return entity.name, *entity.aliases


def _is_whole(group: Group, last: Counter[tuple[str, ...]]) -> bool:
    """A person's single word is offered only if it stands often, and no other name, new or known, ends so."""
    if group.kind is not Kind.PEOPLE or len(name_parts(group.name).parts) > 1:
        return True
    return group.count >= LONE and last[name_parts(group.name).parts[-1:]] == 1


def _spelled(
    people: Mapping[str, Group], files: Mapping[str, str], slugs: Mapping[str, str], rejected: frozenset[str]
) -> list[tuple[str, str, Alike]]:
    """What may be a spelling of what, the surest first: one that has a file, or else one that stands more often."""
    best: dict[str, tuple[str, Alike]] = {}
    known = list(files)
    fresh = sorted(people, key=lambda name: (-people[name].count, is_titled(name), -len(name), name))
    for one, other, alike in pairs([*known, *fresh]):
        if other in files or (one in best and one not in files):
            continue
        alike = _weighed(one, other, alike, people)
        about = files.get(one) or slugs[one]
        if f"{about}={other}" not in rejected and alike.sure >= best.get(other, ("", Alike(1, "")))[1].sure:
            best[other] = (about, alike)
    return sorted(
        ((about, value, alike) for value, (about, alike) in best.items()), key=lambda row: (-row[2].sure, row)
    )


def _weighed(one: str, other: str, alike: Alike, people: Mapping[str, Group]) -> Alike:
    """Less sure where one article has both, in as many words."""
    here = people.get(one)
    is_as_long = len(name_parts(one).parts) == len(name_parts(other).parts)
    if here and is_as_long and set(here.articles) & set(people[other].articles):
        return Alike(alike.sure - BESIDE, f"{alike.why}, though one article has both")
    return alike
