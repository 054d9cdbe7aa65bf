"""Troubles: what an editor should know that shows only when all cards are together. Each still has to find its line."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from generator.errors import Severity
from generator.links.catalog import NAMED_KINDS, Catalog, EntityKey, slugs_of
from generator.model import Card, EntityCard, Kind, NoteCard, NotedCard, Trouble
from generator.read.names import is_name
from generator.read.raws import file_of
from generator.text import fold

_NEAR_SLUG = 0.8  # likeness (difflib's ratio): "shiping" is near "shipping", "zeppelins" (0.78) not near "pipelines"

_NEAR_NAME = 0.75  # "A Editor" is near "A. Editor", "Nan Ferier" near "Nan Ferrier", "B. Quill" not near "A. Editor"
_SLIPS = 3  # articles up to which an unknown topic may be a slip of the pen, so that each is named


def troubles(
    catalog: Catalog, vocabulary: Mapping[EntityKey, str], unread: frozenset[str], editors: tuple[str, ...] = ()
) -> Iterator[Trouble]:
    """Everything, article by article; nothing that only follows from files that could not be read.

    `unread` are their full names: `articles/<id>`, `topics/<slug>`, `pages/<slug>`. Where the archive states its
    editors, whoever else writes notes must be known, too.
    """
    yield from _unknown_topics(catalog, vocabulary, unread)
    yield from _unknown_authors(catalog, editors, unread)
    for card in catalog.cards:
        yield from _alike(catalog, card)
        yield from _dead_see_also(catalog, card, unread)
        if card.raw and not file_of(card.raw, catalog.held):
            what = f"the raw file '{card.raw}' is not in content/raw/"
            yield Trouble(_path(card), what, "put the file back, or remove 'raw' and 'raw_sha256'", "raw")
        yield from _missing_files(catalog, card)
    for entity in catalog.files.values():
        yield from _broader(catalog, entity, vocabulary, unread)
        yield from _roles(catalog, entity, vocabulary, unread)
        yield from _one_thing(catalog, entity)
        yield from _all_missing(catalog, entity.path, entity.media, entity.notes)
    yield from _stories(catalog, unread)
    for noted in catalog.noted.values():
        yield from _homeless(catalog, noted, unread)
        yield from _all_missing(catalog, f"{noted.kind}/{noted.slug}.md", noted.media, noted.notes)
    for page in catalog.pages:
        yield from _all_missing(catalog, page.path, page.media, page.notes)
    for path, link in catalog.dead_links:
        if not _is_excused(link.ref, unread):
            what, fix = _nowhere(catalog, link.ref, f"[[{link.ref}]]")
            yield Trouble(path, what, fix, needle=link.ref, note=link.note)


def _path(card: Card) -> str:
    return f"articles/{card.id}.md"


def _unknown_topics(catalog: Catalog, vocabulary: Mapping[EntityKey, str], unread: frozenset[str]) -> Iterator[Trouble]:
    """Topics that neither a file nor the starter vocabulary knows; each still gets its page.

    Each article that lists one, or the newest of them where there are so many that it can be no slip.
    """
    known = {slug for kind, slug in (*catalog.files, *vocabulary) if kind is Kind.TOPICS}
    known |= {name.partition("/")[2] for name in unread if name.startswith("topics/")}
    for (kind, slug), cards in catalog.by_entity.items():
        if kind is not Kind.TOPICS or slug in known or (kind, slug) in catalog.alike:
            continue
        near = next(iter(get_close_matches(slug, known, n=1, cutoff=_NEAR_SLUG)), "")
        start = f"did you mean '{near}'? To make it a new topic" if near else "to make it a new topic"
        what = f"topic '{slug}' is neither in content/topics/ nor in the starter vocabulary"
        if len(cards) > _SLIPS:
            what += f"; {len(cards) - 1} other articles have it, too"
        for card in cards[: 1 if len(cards) > _SLIPS else _SLIPS]:
            place = f"topics[{card.topics.index(slug)}]"
            yield Trouble(_path(card), what, f"{start}: pressmark new topic {slug}", place)


def _unknown_authors(catalog: Catalog, editors: tuple[str, ...], unread: frozenset[str]) -> Iterator[Trouble]:
    """Names under notes that are neither an editor's nor a person's: each once, at the newest article's first note."""
    if not editors or any(name.startswith("people/") for name in unread):
        return
    known = {fold(name) for name in editors}
    people = [
        name for file in catalog.files.values() if file.kind is Kind.PEOPLE for name in (file.name, *file.aliases)
    ]
    known.update(map(fold, people))
    seen: dict[str, tuple[str, str]] = {}
    counts: Counter[str] = Counter()
    for text in catalog.noted_texts:
        for note in text.notes:
            if note.by and fold(note.by) not in known:
                seen.setdefault(note.by, (f"{text.name}.md", note.id))
                counts[note.by] += 1
    for by, (path, ident) in seen.items():
        near = next(iter(get_close_matches(by, [*editors, *people], n=1, cutoff=_NEAR_NAME)), "")
        many = f" (and {counts[by] - 1} more)" if counts[by] > 1 else ""
        what = f"this note{many} is by '{by}', who is neither an editor in archive.yml nor a person of the archive"
        start = f"did you mean '{near}'? Else" if near else "add the name to 'editors', or"
        yield Trouble(path, what, f'{start} make a file: pressmark new person "{by}"', needle=by, note=ident)


def _alike(catalog: Catalog, card: Card) -> Iterator[Trouble]:
    """Names that differ from another's only by case: their pages would meet."""
    if not catalog.alike:
        return
    for kind in (*NAMED_KINDS, Kind.PUBLISHERS):
        for place, slug in enumerate(slugs_of(card, kind)):
            other = catalog.alike.get((kind, slug))
            if other is not None:
                key = "publisher" if kind is Kind.PUBLISHERS else f"{kind.value}[{place}]"
                how = "case" if slug.lower() == other.lower() else "case or Unicode form"
                what = f"'{slug}' differs from '{other}' only by {how}"
                yield Trouble(_path(card), what, f"write '{other}'", key, severity=Severity.ERROR)


def _dead_see_also(catalog: Catalog, card: Card, unread: frozenset[str]) -> Iterator[Trouble]:
    for place, ref in enumerate(card.see_also):
        if not catalog.references.target(ref).url and not _is_excused(ref, unread):
            yield Trouble(_path(card), *_nowhere(catalog, ref, ref), f"see_also[{place}]")


def _missing_files(catalog: Catalog, card: Card) -> Iterator[Trouble]:
    """Files that an article's text, or a note on it, shows or links to and the archive does not hold."""
    elsewhere = {ref for copy in card.copies for ref in copy.media}
    yield from _all_missing(catalog, _path(card), tuple(ref for ref in card.media if ref not in elsewhere), card.notes)


def _all_missing(catalog: Catalog, path: str, media: tuple[str, ...], notes: tuple[NoteCard, ...]) -> Iterator[Trouble]:
    """Files that are not held, of a text's notes and then of the text itself."""
    of_notes = {ref for note in notes for ref in note.media}
    for note in notes:
        yield from _missing(catalog, path, note.media, note.id)
    yield from _missing(catalog, path, tuple(ref for ref in media if ref not in of_notes))


def _homeless(catalog: Catalog, noted: NotedCard, unread: frozenset[str]) -> Iterator[Trouble]:
    """Notes on an entity that has no page: no article names it, and no file describes it."""
    name = f"{noted.kind}/{noted.slug}"
    if not noted.notes or (noted.kind, noted.slug) in catalog.by_entity or name in unread:
        return
    now = catalog.moved.get((noted.kind, noted.slug))
    now = f"{noted.kind}/{now}" if now else catalog.story_addresses.get(noted.slug, "") if _is_story(noted) else ""
    near = now or catalog.references.nearest(name)
    what = f"nothing of '{name}' is known, so that {_these(len(noted.notes))} not published"
    fix = f"did you mean '{near}'?" if near else f"make the file content/{name}.md, or name it in an article"
    yield Trouble(f"{name}.md", what, fix, needle=name, note=noted.notes[0].id)


def _is_story(noted: NotedCard) -> bool:
    return noted.kind is Kind.STORIES


def _these(count: int) -> str:
    return "this note is" if count == 1 else f"these {count} notes are"


def _missing(catalog: Catalog, path: str, media: tuple[str, ...], note: str = "") -> Iterator[Trouble]:
    for ref in media:
        if ref not in catalog.held:
            folder, _, name = ref.partition("/")
            held = [known for known in catalog.held if known.startswith(f"{folder}/")]
            near = next(iter(get_close_matches(ref, held, n=1)), "")
            fix = f"did you mean '{near}'?" if near else f"put it into content/{folder}/, or correct the link"
            yield Trouble(path, f"there is no file '{name}' in content/{folder}/", fix, needle=ref, note=note)


def _broader(
    catalog: Catalog, entity: EntityCard, vocabulary: Mapping[EntityKey, str], unread: frozenset[str]
) -> Iterator[Trouble]:
    """A broader term that nobody knows, or that leads back to this one."""
    kind, broader = entity.kind, entity.broader
    name = f"{kind.value}/{broader}"
    if not broader or name in unread:
        return
    if (kind, broader) not in catalog.by_entity and (kind, broader) not in vocabulary:
        known = [slug for other, slug in (*catalog.by_entity, *vocabulary) if other is kind]
        near = next(iter(get_close_matches(broader, known, n=1)), "")
        fix = f"did you mean '{near}'?" if near else f"make the file content/{name}.md, or remove the line"
        yield Trouble(entity.path, f"'{name}' is nothing the archive knows", fix, "broader")
    elif ring := _ring(catalog, kind, entity.slug):
        what = f"this leads back to itself: {' → '.join(ring)}"
        yield Trouble(entity.path, what, "let one of them have another broader term, or none", "broader")


def _roles(
    catalog: Catalog, entity: EntityCard, vocabulary: Mapping[EntityKey, str], unread: frozenset[str]
) -> Iterator[Trouble]:
    """Organisations of roles that are written as slugs and that nobody knows; others are names in words."""
    for number, role in enumerate(entity.roles):
        key = (Kind.ORGANISATIONS, role.organisation)
        is_slug = role.organisation == role.organisation.lower() and is_name(role.organisation)
        if not is_slug or f"organisations/{role.organisation}" in unread:
            continue
        if key not in catalog.by_entity and key not in catalog.moved and key not in vocabulary:
            slugs = [slug for kind, slug in (*catalog.by_entity, *vocabulary) if kind is Kind.ORGANISATIONS]
            near = next(iter(get_close_matches(role.organisation, slugs, n=1, cutoff=_NEAR_SLUG)), "")
            start = f"did you mean '{near}'? Else" if near else "write its name in words, or"
            what = f"organisation '{role.organisation}' is nothing the archive knows"
            fix = f"{start} make a file: pressmark new organisation {role.organisation}"
            yield Trouble(entity.path, what, fix, f"roles[{number}].organisation")


def _stories(catalog: Catalog, unread: frozenset[str]) -> Iterator[Trouble]:
    """Articles and stories that a story's file names and the archive does not hold; articles that two files claim."""
    owner: dict[str, str] = {}
    files = (slug for kind, slug in catalog.files if kind is Kind.STORIES)
    stories = {*catalog.stories, *files}  # a file whose story has no articles is told where it stands
    for (kind, slug), file in sorted(catalog.files.items()):
        if kind is not Kind.STORIES:
            continue
        yield from _unheld(file, "articles", file.articles, "articles", catalog.by_id, unread)
        yield from _unheld(file, "not", file.without, "articles", catalog.by_id, unread)
        yield from _unheld(file, "after", file.after, "stories", stories, unread)
        if ring := _story_ring(catalog, slug):
            what = f"this leads back to itself: {' → '.join(ring)}"
            yield Trouble(file.path, what, "take one of them out of 'after'", "after")
        for place, ident in enumerate(file.articles):
            if owner.setdefault(ident, slug) != slug:
                what = f"'{ident}' is an article of stories/{owner[ident]}, too, and stays there"
                yield Trouble(file.path, what, "take it out of one of the two files", f"articles[{place}]")
            if ident in file.without:
                what = f"'{ident}' belongs to the story and does not"
                yield Trouble(file.path, what, "take it out of 'articles' or of 'not'", f"articles[{place}]")
        is_excused = any(f"articles/{ident}" in unread for ident in file.articles)
        if not catalog.stories.get(slug) and not is_excused:
            what = "no article belongs to this story"
            yield Trouble(file.path, what, "list those that do: articles: [id, id]", "name")


def _unheld(
    file: EntityCard, key: str, names: tuple[str, ...], folder: str, known: Collection[str], unread: frozenset[str]
) -> Iterator[Trouble]:
    """Names of a list that are of no article, or of no story."""
    for place, name in enumerate(names):
        if name not in known and f"{folder}/{name}" not in unread:
            near = next(iter(get_close_matches(name, sorted(known), n=1)), "")
            fix = f"did you mean '{near}'?" if near else f"name one of {folder}/, or remove it"
            what = f"the archive holds no {'article' if folder == 'articles' else 'story'} '{name}'"
            yield Trouble(file.path, what, fix, f"{key}[{place}]")


def _one_thing(catalog: Catalog, entity: EntityCard) -> Iterator[Trouble]:
    """Files of one kind that say of themselves to be the same thing elsewhere; told at the later of two."""
    for number, url in enumerate(entity.same_as):
        first = catalog.same_as[entity.kind, url]
        if first != entity.slug:
            what = f"'{url}' is also what content/{catalog.files[entity.kind, first].path} is"
            names = f"{entity.kind}/{entity.slug} {entity.kind}/{first}"
            fix = f"correct one of the two, or make them one: pressmark rename {names} --merge"
            yield Trouble(entity.path, what, fix, f"same_as[{number}]")


def _ring(catalog: Catalog, kind: Kind, slug: str) -> list[str]:
    """The way from a term upwards that comes back to it; empty where it does not."""
    way = [slug]
    while file := catalog.files.get((kind, way[-1])):
        if not file.broader or (file.broader in way and file.broader != slug):
            return []
        way.append(file.broader)
        if file.broader == slug:
            return way
    return []


def _story_ring(catalog: Catalog, slug: str) -> list[str]:
    """The shortest way back from a story, over those it goes on from, to itself; empty where there is none."""
    came: dict[str, str] = {}
    waiting = [slug]
    for one in waiting:
        file = catalog.files.get((Kind.STORIES, one))
        for other in file.after if file else ():
            if other == slug:
                way = [one]
                while way[-1] != slug:
                    way.append(came[way[-1]])
                return [*reversed(way), slug]
            if other not in came:
                came[other] = one
                waiting.append(other)
    return []


def _is_excused(ref: str, unread: frozenset[str]) -> bool:
    """May a link be dead only because the file it means could not be read?"""
    if not unread:
        return False
    name = ref.strip("/")
    if name.startswith("notes/"):
        on = name.removeprefix("notes/").rpartition("/")[0]
        return (on if "/" in on else f"articles/{on}") in unread
    return name in unread or any(other.rpartition("/")[2] == name for other in unread)


def _nowhere(catalog: Catalog, ref: str, written: str) -> tuple[str, str]:
    """What is wrong with a reference, and the fix; `written` is how it may stand in the file."""
    several = catalog.references.several(ref)
    if several:
        fix = f"write the kind too: {written.replace(ref, several[0])}"
        return f"'{ref}' may mean {' or '.join(several)}", fix
    near = catalog.references.nearest(ref)
    what = f"'{ref}' leads nowhere: the archive holds nothing of that name"
    return what, f"did you mean '{near}'?" if near else "correct the link, or take it away"
