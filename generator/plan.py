"""The whole build, from top to bottom: what people wrote → the site.

Read `_Plan._site` first: it is the plan. Each line is a stage, and its arguments are all it is made from. The engine
remembers what each step gave, so a line costs what changed.
"""

import os
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.annotate.body import bare_notes, body, free_text, intro
from generator.annotate.copies import notes_for_copies, passages, standing, wanted_prints
from generator.annotate.prints import bucket, prints, shared_prints
from generator.annotate.sidecar import read_notes
from generator.annotate.subjects import misplaced_notes, notes_by_subject
from generator.clean.document import Document
from generator.clean.document import documents as held_documents
from generator.clean.received import received_file, received_member
from generator.config import PATH as CONFIG
from generator.config import Config, read_config
from generator.engine.build import Argument, Build, Many, Ref
from generator.engine.files import Listing
from generator.errors import Place, Problem, Severity, warning
from generator.findings import Findings, Written
from generator.formats.broken import broken_templates
from generator.formats.output import copied, format_of
from generator.layout import Outcome
from generator.likeness import found_stories, likeness, related_articles, stated_stories, told_stories
from generator.links.cards import card, entity_card, noted_card, page_card
from generator.links.mentions.values import NOBODY, Mentions
from generator.links.passages.sharing import Sharing
from generator.links.stories.found import Story
from generator.links.stories.told import StoryTold
from generator.mentions import NO_MENTIONS, found_mentions
from generator.model import Annotation, Body, CopiedNote, Kind, NotesFile, Trouble
from generator.pages.addresses import are_apart, claims_of, clashes
from generator.pages.kinds import BY_NAME, TROUBLE, only_troubles, pages, settings, site_view
from generator.passages import NOTHING_SHARED, shared_passages
from generator.publish import Output
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.read.names import full_name
from generator.read.page import read_page
from generator.read.places import unread_files
from generator.read.raws import DEFAULTS, file_of, is_container
from generator.read.schema import is_url, nearest
from generator.search import indexer
from generator.text import caseless
from generator.theme import PUBLISHED, STATIC, WRITTEN, theme
from generator.workshop import Progress, Workshop

CACHE_LIMIT = 2 << 30
"""Bytes above which the cache forgets what the last build did not use."""

HELD = ("media/", "raw/", "static/")
"""Folders whose files pages may need to know of."""

Needs = Mapping[str, Mapping[str, tuple[Argument, ...]]]
"""What pages need besides their views: the need's name → subject → references."""
Names = tuple[str, ...]
Made = Mapping[str, Ref[Any]]
"""What the catalog gave, by name: `kind TAB subject TAB path`."""


def carry_out(workshop: Workshop, on_progress: Progress | None = None) -> Outcome:
    """Build the archive that is laid out in the workshop."""
    return _Plan(workshop, on_progress).run()


class _Plan:
    """One build: the engine, and what was found wrong so far."""

    def __init__(self, workshop: Workshop, on_progress: Progress | None) -> None:
        self.workshop = workshop
        self.options = workshop.options
        self.content = workshop.content
        self.make = Build(workshop.cache, self.options.jobs or os.cpu_count() or 1, Problem)
        self.make.on_progress = on_progress
        self.findings = Findings(self.make, self.options)
        self.findings.add(*_oddities(self.content), *unread_files(self.content.digests))
        self.paths: dict[str, str] = {}
        """Of what was read, by full name: `articles/<id>`, `topics/<slug>`, `pages/<slug>`."""
        self.sidecars: Mapping[str, Ref[NotesFile]] = {}
        self.theme_folder: Path | None = None

    def run(self) -> Outcome:
        """Read the settings, find the theme, and go through the plan."""
        config = self._config()
        self.theme_folder = self._theme_folder(config)
        return self._site(config, self.theme_folder)

    def _site(self, config: Ref[Config] | None, theme_folder: Path | None) -> Outcome:
        make = self.make

        # what people wrote
        articles = self._distinct(make.map(read_article, self._files("articles/"), by_name=True))
        entities = self._distinct(make.map(read_entity, self._files(*(f"{kind}/" for kind in Kind)), by_name=True))
        frees = self._distinct(make.map(read_page, self._files("pages/"), by_name=True))
        sidecars = self.sidecars = make.map(read_notes, self._files("annotations/"), by_name=True)
        theme_files = self._theme_files(theme_folder)

        # each text by itself, with its notes
        notes = make.split(notes_by_subject, Many(sidecars), make.given(self.options.drafts))
        none = make.given((), tuple[Annotation, ...])
        alone = make.given((), tuple[CopiedNote, ...])
        bodies = make.map(body, {name: (ref, notes.get(name, none), alone) for name, ref in articles.items()})
        wants_shares = config is not None and config.value().passages
        shares = shared_passages(make, articles, bodies) if wants_shares else NOTHING_SHARED
        stories, alike = self._likeness(config, articles, bodies, entities)
        told = told_stories(make, stories, bodies, shares.sharing) if wants_shares else {}
        copied_notes = self._copied_notes(articles, notes, bodies)
        copies = {name: (articles[name], notes.get(name, none), copied_notes[name]) for name in copied_notes}
        bodies |= make.map(body, copies)
        named = NO_MENTIONS
        if config is not None and config.value().mentions:
            named = found_mentions(make, articles, bodies, entities)
        intros = make.map(intro, {name: (ref, notes.get(name, none)) for name, ref in entities.items()})
        others = (name for name in notes if name.partition("/")[0] in list(Kind) and name not in entities)
        bare = make.map(bare_notes, {name: (notes[name],) for name in others})
        texts = make.map(free_text, {name: (ref, notes.get(name, none)) for name, ref in frees.items()})

        # the little of each that others may know
        cards = make.map(card, _paired(articles, bodies))
        entity_cards = make.map(entity_card, _paired(entities, intros))
        page_cards = make.map(page_card, _paired(frees, texts))
        noted_cards = make.map(noted_card, _singly(bare), by_name=True)
        held = make.given(tuple(path for path in self.content.digests if path.startswith(HELD)), Names)
        unread = self._unread()
        all_cards = (Many(cards), Many(entity_cards), Many(page_cards), Many(noted_cards))
        known = (*all_cards, held, make.given(unread, Names))
        noted = make.given((*articles, *frees, *unread), Names)
        self.findings.hear(make.split(misplaced_notes, Many(sidecars), noted))
        if config is None or theme_folder is None or theme_files is None or self.findings.must_stop(but_theme=True):
            self.findings.hear(make.split(only_troubles, *known, stories))
            return self._stopped()

        # the one step that sees all of it
        made = make.split(
            pages, *known, Many(shares.cards), Many(named.cards), stories, Many(alike), make.step(settings, config)
        )
        self.findings.hear({name: ref for name, ref in made.items() if name.startswith(TROUBLE)})
        by_kind, copied_files = self._side_by_side(made, self._copies(theme_files, theme_folder))
        if self.findings.must_stop(but_theme=True):
            return self._stopped()

        # pages and files; also by a theme of which a part is broken, since more of it may be
        program = self._indexer(config.value())
        base_url = make.given(self.options.base_url, str | None)
        site = make.step(site_view, config, Many(page_cards), base_url, make.given(program is not None))
        style = make.step(theme, Many(self._refs(theme_files, theme_folder)))
        needs: Needs = {
            "article": self._articles(
                articles, bodies, shares.sharing, named.mentions if config.value().mention_links else {}
            ),
            "notes": _paired(articles, bodies),
            "received": _singly(self._received(by_kind.get("received", {}))),
            "entity": _singly({**intros, **bare}),
            "intro": _singly({**intros, **bare}),
            "story": self._stories(stories, told, {**intros, **bare}),
            "prose": _singly(texts),
        }
        output = Output(make, self.workshop.tree, is_kept=self.options.publish)
        for kind, items in by_kind.items():
            form = format_of(BY_NAME[kind])
            template = (make.given(BY_NAME[kind].template),) if form.has_template else ()
            shared = (*template, site, style) if form.has_template else (site,)
            output.write(form.write, self._rows(kind, items, needs, named.said), shared)
        output.write(copied, copied_files)
        if self.findings.must_stop():
            return self._stopped()
        return self._published(output, program, theme_files, theme_folder)

    # -- what the plan's lines are made of

    def _config(self) -> Ref[Config] | None:
        if self.options.base_url and not is_url(self.options.base_url):
            what, fix = f"'{self.options.base_url}' is not a web address", "write it whole, from https:// on"
            self.findings.add(Problem(Place("--base-url"), what, fix))
        if CONFIG not in self.content.digests:
            fix = "make an archive with `pressmark init`, or name its content folder with --content"
            self.findings.add(Problem(Place(f"content/{CONFIG}"), "there is no such file", fix))
            return None
        return self.make.map(read_config, {CONFIG: (self._file(CONFIG),)}).get(CONFIG)

    def _file(self, path: str) -> Ref[bytes]:
        return self.make.file(self.workshop.layout.content / path, self.content.digests[path])

    def _files(self, *folders: str) -> dict[str, tuple[Argument, ...]]:
        """The Markdown files of these folders, by path."""
        return {
            path: (self._file(path),)
            for path in self.content.digests
            if path.startswith(folders) and path.endswith(".md")
        }

    def _refs(self, files: Listing, folder: Path) -> dict[str, Ref[bytes]]:
        return {path: self.make.file(folder / path, name) for path, name in files.digests.items()}

    def _distinct(self, read: Mapping[str, Ref[Any]]) -> dict[str, Ref[Any]]:
        """By full name, `articles/<id>`; files whose names differ by nothing or only by case cannot both be had."""
        found: dict[str, Ref[Any]] = {}
        taken: dict[str, str] = {}
        for path, ref in read.items():
            name = full_name(path)
            other = taken.setdefault(caseless(name), path)
            if other == path:
                found[name], self.paths[name] = ref, path
                continue
            how = "has the same name as" if full_name(other) == name else "differs by its name only in case from"
            self.findings.add(Problem(Place(f"content/{path}"), f"this {how} content/{other}", "rename one of them"))
        return found

    def _copied_notes(
        self, articles: Made, notes: Mapping[str, Ref[tuple[Annotation, ...]]], bodies: Made
    ) -> dict[str, Ref[tuple[CopiedNote, ...]]]:
        """The notes that stand on other articles, too, by the full names of these."""
        make = self.make
        found = make.map(passages, _paired({name: articles[name] for name in notes if name in articles}, bodies))
        if not found:
            return {}
        files: dict[str, dict[str, Ref[bytes]]] = {}
        for name in articles:
            files.setdefault(bucket(name), {})[name] = self._file(self.paths[name])
        held = make.map(prints, {part: (Many(files[part]),) for part in sorted(files)})
        likely = make.map(shared_prints, _singly(held), make.step(wanted_prints, Many(found)))
        sources = Many({name: notes[name] for name in found})
        split = make.split(notes_for_copies, Many(found), sources, Many(likely))
        there = make.map(standing, {name: (articles[name], copies) for name, copies in split.items()})
        return {name: ref for name, ref in there.items() if ref.value()}

    def _likeness(
        self, config: Ref[Config] | None, articles: Made, bodies: Made, entities: Made
    ) -> tuple[Ref[tuple[Story, ...]], Made]:
        """The stories, and by part what articles are most like."""
        make = self.make
        wishes = config.value() if config else None
        if wishes is None or not (wishes.stories or wishes.related):
            return stated_stories(make, articles, entities), {}
        like = likeness(make, articles, bodies)
        alike = related_articles(make, like)
        stories = found_stories(make, like, alike, entities) if wishes.stories else None
        return stories or stated_stories(make, articles, entities), alike if wishes.related else {}

    def _articles(self, articles: Made, bodies: Made, sharing: Made, named: Made) -> dict[str, tuple[Argument, ...]]:
        """What the pages of articles need of each: itself, its text with notes, what it shares, whom it names."""
        none = self.make.given(None, Sharing | None)
        nobody = self.make.given(NOBODY, Mentions)
        return {
            name: (*row, sharing.get(name, none), named.get(name, nobody))
            for name, row in _paired(articles, bodies).items()
        }

    def _stories(self, stories: Ref[tuple[Story, ...]], told: Made, texts: Made) -> dict[str, tuple[Argument, ...]]:
        """What the pages of stories need of each: what an editor wrote, and what its reports share."""
        text, shares = self.make.given(None, Body | None), self.make.given(None, StoryTold | None)
        names = [f"stories/{one.slug}" for one in stories.value()]
        return {name: (texts.get(name, text), told.get(name, shares)) for name in names}

    def _unread(self) -> Names:
        """The full names of files that are there and could not be read."""
        folders = ("articles/", "pages/", *(f"{kind}/" for kind in Kind))
        names = (full_name(path) for path in self.content.digests if path.startswith(folders) and path.endswith(".md"))
        return tuple(name for name in names if name not in self.paths)

    def _theme_folder(self, config: Ref[Config] | None) -> Path | None:
        name = self.options.theme or (config.value().theme if config else "")
        folder = self.workshop.theme_folder(name) if name else None
        if folder is None and name:
            folders = [folder for folder in self.workshop.layout.themes if folder.is_dir()]
            known = sorted({entry.name for folder in folders for entry in folder.iterdir() if entry.is_dir()})
            near = nearest(name, known)
            what = f"there is no theme '{name}': a theme is a folder with templates/ in it"
            fix = f"did you mean '{near}'?" if near else f"choose one of: {', '.join(known)}"
            if self.options.theme:
                self.findings.add(Problem(Place("--theme"), what, fix))
            else:
                self.findings.add(Trouble(CONFIG, what, fix, "theme", severity=Severity.ERROR))
        return folder

    def _theme_files(self, folder: Path | None) -> Listing | None:
        """The theme's files; what is wrong with its templates is told."""
        if folder is None:
            return None
        files = self.workshop.theme(folder)
        self.make.map(broken_templates, {"": (Many(self._refs(files, folder)),)})
        return files

    def _indexer(self, config: Config) -> Path | None:
        """The program that makes the search index; None when there is to be none."""
        if not (self.options.search and config.search):
            return None
        program = indexer()
        if program is None:
            what = "the search indexer Pagefind is not installed; the search page offers the indexes instead"
            self.findings.add(warning(Place(f"content/{CONFIG}"), what, "install pagefind-bin, or set search: false"))
        return program

    def _received(self, received: Made) -> dict[str, Ref[Any]]:
        """By article: its raw document with what its record says (nothing where it has none)."""
        none = self.make.given(b"")
        files: dict[str, tuple[Argument, ...]] = {}
        held: dict[str, tuple[Argument, ...]] = {}
        documents: dict[str, Mapping[str, Ref[Any]]] = {}
        for page in received:
            name, _, raw = page.split("\t")[1].partition(" ")
            path = f"cleaning/{name}.yml"
            record = self.make.given(path), self._file(path) if path in self.content.digests else none
            file = file_of(raw, self.content.digests)
            if not is_container(file):
                files[f"articles/{name}"] = (self.make.given(raw), self._file(raw), *record)
                continue
            if file not in documents:
                documents[file] = self.make.split(held_documents, *self._container(file))
            gone = self.make.given(Document(raw, b"", "", "text"))
            held[f"articles/{name}"] = (documents[file].get(raw, gone), *record)
        return {**self.make.map(received_file, files), **self.make.map(received_member, held)}

    def _container(self, file: str) -> tuple[Argument, ...]:
        """A raw file that holds documents, and the defaults of its folder: path and bytes of each."""
        folders = accumulate(file.split("/")[:-1], "{}/{}".format)
        found = [path for folder in folders if (path := f"{folder}/{DEFAULTS}") in self.content.digests]
        said = self._file(found[-1]) if found else self.make.given(b"")
        return self.make.given(file), self._file(file), self.make.given(found[-1] if found else ""), said

    def _rows(self, kind: str, made: Made, needs: Needs, said: Made) -> dict[str, tuple[Argument, ...]]:
        """The pages of a kind by path, each with what its format needs of it."""
        need = BY_NAME[kind].needs
        if not need:
            return {name.rpartition("\t")[2]: (page,) for name, page in made.items()}
        folder = {"article": "articles/", "notes": "articles/", "received": "articles/", "prose": "pages/"}.get(
            need, ""
        )
        none = (self.make.given(None, Body | None),)
        rows = {}
        for name, page in made.items():
            _, subject, path = name.split("\t")
            about, *articles = subject.split(" ")
            rows[path] = (page, *needs[need].get(folder + about, none))
            if need == "entity":
                names = [f"articles/{each}" for each in articles]
                rows[path] += (Many({each: said[each] for each in names if each in said}),)
        return rows

    def _copies(self, theme_files: Listing, theme_folder: Path) -> list[tuple[str, str, Ref[bytes]]]:
        """Path, source and bytes of files published as they are: the theme's, then the archive's media and static."""
        found = []
        for path, name in theme_files.digests.items():
            if path.startswith(STATIC):
                ref = self.make.file(theme_folder / path, name)
                found.append((PUBLISHED + path.removeprefix(STATIC), WRITTEN + path, ref))
        for path in self.content.digests:
            if path.startswith(("media/", "static/")):
                found.append((path.removeprefix("static/"), path, self._file(path)))
        return found

    def _side_by_side(
        self, made: Made, copies: list[tuple[str, str, Ref[bytes]]]
    ) -> tuple[dict[str, Made], dict[str, tuple[Argument, ...]]]:
        """The pages by kind and the copies by path, without those that cannot stand beside others; these are told."""
        names = [name for name in made if not name.startswith(TROUBLE)]
        gone = set()
        if not are_apart([name.rpartition("\t")[2] for name in names] + [path for path, _, _ in copies]):
            for claim, trouble in clashes(claims_of(names, [copy[:2] for copy in copies], self.paths)):
                gone.add(claim.name)
                self.findings.add(trouble)
        by_kind: dict[str, dict[str, Ref[Any]]] = {}
        for name in names:
            if name not in gone:
                by_kind.setdefault(name.partition("\t")[0], {})[name] = made[name]
        kept: dict[str, tuple[Argument, ...]] = {
            path: (ref,) for path, source, ref in copies if f"copied\t{source}\t{path}" not in gone
        }
        return dict(by_kind), kept

    # -- how it ends

    def _problems(self, *, is_lenient: bool) -> tuple[Problem, ...]:
        return self.findings.all(
            Written(self._file, self.paths, self.sidecars, self.theme_folder), is_lenient=is_lenient
        )

    def _stopped(self) -> Outcome:
        problems = self._problems(is_lenient=False)
        self.make.finish(CACHE_LIMIT)
        return Outcome(problems, None, 0, tuple(self.make.ran), self.workshop.cache.was_damaged)

    def _published(self, output: Output, program: Path | None, theme_files: Listing, theme_folder: Path) -> Outcome:
        workshop = self.workshop
        problems = self._problems(is_lenient=self.options.keep_going)
        count = len(output.wanted)
        changes = None
        if self.options.publish:
            if program is not None:
                output.index(program, workshop.cache, is_fresh=self.options.reindex)
            changes = workshop.tree.publish(output.wanted, output.written)
            workshop.remember(theme_folder.name, theme_files, problems, count)
        self.make.finish(CACHE_LIMIT)
        return Outcome(problems, changes, count, tuple(self.make.ran), workshop.cache.was_damaged)


def _singly(refs: Mapping[str, Ref[Any]]) -> dict[str, tuple[Argument, ...]]:
    return {name: (ref,) for name, ref in refs.items()}


def _paired(one: Mapping[str, Ref[Any]], other: Mapping[str, Ref[Any]]) -> dict[str, tuple[Argument, ...]]:
    """What both have, together."""
    return {name: (ref, other[name]) for name, ref in one.items() if name in other}


def _oddities(content: Listing) -> Iterator[Problem]:
    for path, what in content.odd:
        fix = "put the thing itself in its place; the build follows no links out of the archive"
        yield warning(Place(f"content/{path}"), f"this is {what}; it was left out", fix)
