"""The whole build, from top to bottom: what people wrote → the site.

Read `_Plan._site` first: it is the plan. Each line is a stage, and its arguments are all it is made from. The engine
remembers what each step gave, so a line costs what changed.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.annotate.body import body
from generator.annotate.sidecar import read_notes
from generator.annotate.subjects import misplaced_notes, notes_by_subject
from generator.clean.received import received_file
from generator.config import PATH as CONFIG
from generator.config import Config, read_config
from generator.engine.build import Argument, Build, Many, Ref
from generator.engine.files import Listing
from generator.errors import Place, Problem, Severity, warning
from generator.formats.output import copied, format_of
from generator.layout import Outcome
from generator.links.cards import card, entity_card, free_text, intro, page_card
from generator.links.catalog import Trouble
from generator.links.locate import locate
from generator.model import Annotation, Article, Kind, NotesFile, Prose
from generator.pages.kinds import BY_NAME, TROUBLE, pages, settings, site_view
from generator.publish import Output, collisions
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.read.names import stem
from generator.read.page import read_page
from generator.search import indexer
from generator.theme import PUBLISHED, STATIC, theme
from generator.workshop import Progress, Workshop

CACHE_LIMIT = 2 << 30
"""Bytes above which the cache forgets what the last build did not use."""

Needs = Mapping[str, Mapping[str, tuple[Argument, ...]]]
"""What pages need besides their views: the need's name → subject → references."""


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
        self.problems: list[Problem] = list(_oddities(self.content))

    def run(self) -> Outcome:
        """Read the settings, find the theme, and go through the plan."""
        config = self._config()
        folder = self._theme_folder(config) if config is not None else None
        if config is None or folder is None:
            return self._stopped()
        return self._site(config, self.workshop.theme(folder), folder)

    def _site(self, config: Ref[Config], theme_files: Listing, theme_folder: Path) -> Outcome:
        make = self.make

        # what people wrote
        articles = self._by_id(make.map(read_article, self._files("articles/"), by_name=True))
        entities = make.map(read_entity, self._files(*(f"{kind.value}/" for kind in Kind)), by_name=True)
        frees = make.map(read_page, self._files("pages/"), by_name=True)
        sidecars = make.map(read_notes, self._files("annotations/"), by_name=True)

        # each text by itself, with its notes
        notes = make.split(notes_by_subject, Many(sidecars))
        make.step(misplaced_notes, Many(sidecars), make.given(tuple(articles), tuple[str, ...]))
        none = make.given((), tuple[Annotation, ...])
        bodies = make.map(body, {id: (ref, notes.get(f"articles/{id}", none)) for id, ref in articles.items()})
        intros = make.map(intro, _singly(entities))
        texts = make.map(free_text, _singly(frees))
        if self._must_stop():
            return self._stopped()

        # the little of each that others may know, then the one step that sees all of it
        cards = make.map(card, _paired(articles, bodies))
        entity_cards = make.map(entity_card, _paired(entities, intros))
        page_cards = make.map(page_card, _paired(frees, texts))
        held = tuple(path for path in self.content.digests if path.startswith(("media/", "raw/", "static/")))
        shape = make.step(settings, config)
        paths = make.given(held, tuple[str, ...])
        made = make.split(pages, Many(cards), Many(entity_cards), Many(page_cards), shape, paths)
        self._locate(made, sidecars)

        # pages and files
        base_url = make.given(self.options.base_url, str | None)
        program = self._indexer(config.value())
        site = make.step(site_view, config, Many(page_cards), base_url, make.given(program is not None))
        style = make.step(theme, Many(self._refs(theme_files, theme_folder)))
        needs: Needs = {
            "article": {id: (articles[id], bodies[id]) for id in cards},
            "received": {id: (ref,) for id, ref in make.map(received_file, self._received(made)).items()},
            "intro": {path.removesuffix(".md"): (ref,) for path, ref in intros.items()},
            "prose": {path.removeprefix("pages/").removesuffix(".md"): (ref,) for path, ref in texts.items()},
        }
        output = Output(make, self.workshop.tree, is_kept=self.options.publish)
        for kind, items in _by_kind(made).items():
            form = format_of(BY_NAME[kind])
            template = (make.given(BY_NAME[kind].template),) if form.has_template else ()
            shared = (*template, site, style) if form.has_template else (site,)
            output.write(form.write, self._rows(kind, items, needs), shared)
        output.write(copied, self._copies(theme_files, theme_folder))
        self.problems += collisions(output)
        if self._must_stop():
            return self._stopped()
        return self._published(output, program, theme_files, theme_folder)

    # -- what the plan's lines are made of

    def _config(self) -> Ref[Config] | None:
        if CONFIG not in self.content.digests:
            fix = "make an archive with `pressmark init`, or name its content folder with --content"
            self.problems.append(Problem(Place(f"content/{CONFIG}"), "there is no such file", fix))
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

    def _by_id(self, articles: Mapping[str, Ref[Article]]) -> dict[str, Ref[Article]]:
        """Articles by id, which is the file's name; two of one name are an error."""
        found: dict[str, Ref[Article]] = {}
        paths: dict[str, str] = {}
        for path, ref in articles.items():
            name = stem(path)
            if name in found:
                what = f"two articles have the id '{name}': the other is content/{paths[name]}"
                self.problems.append(Problem(Place(f"content/{path}"), what, "rename one of the files"))
                continue
            found[name], paths[name] = ref, path
        return found

    def _theme_folder(self, config: Ref[Config]) -> Path | None:
        name = self.options.theme or config.value().theme
        folder = self.workshop.theme_folder(name)
        if folder is not None:
            return folder
        known = sorted(
            {entry.name for folder in self.workshop.layout.themes if folder.is_dir() for entry in folder.iterdir()}
        )
        what = f"there is no theme '{name}': a theme is a folder with templates/ in it"
        self.problems.append(Problem(Place(f"content/{CONFIG}"), what, f"choose one of: {', '.join(known)}"))
        return None

    def _indexer(self, config: Config) -> Path | None:
        """The program that makes the search index; None when there is to be none."""
        if not (self.options.search and config.search):
            return None
        program = indexer()
        if program is None:
            what = "the search indexer Pagefind is not installed; the search page offers the indexes instead"
            self.problems.append(
                warning(Place(f"content/{CONFIG}"), what, "install pagefind-bin, or set search: false")
            )
        return program

    def _received(self, made: Mapping[str, Ref[Any]]) -> dict[str, tuple[Argument, ...]]:
        """By article id: the raw file's path and bytes, and its record's (empty where it has none)."""
        none = self.make.given(b"")
        items: dict[str, tuple[Argument, ...]] = {}
        for subject in _by_kind(made).get("received", {}).values():
            name, _, raw = subject[0].partition(" ")
            record = f"cleaning/{name}.yml"
            found = self._file(record) if record in self.content.digests else none
            items[name] = (self.make.given(raw), self._file(raw), found)
        return items

    def _rows(
        self, kind: str, items: Mapping[str, tuple[str, Ref[Any]]], needs: Needs
    ) -> dict[str, tuple[Argument, ...]]:
        """The pages of a kind by path, each with what its format needs of it."""
        need = BY_NAME[kind].needs
        if not need:
            return {path: (page,) for path, (_, page) in items.items()}
        none = (self.make.given(None, Prose | None),)
        found = needs[need]
        return {path: (page, *found.get(subject.partition(" ")[0], none)) for path, (subject, page) in items.items()}

    def _copies(self, theme_files: Listing, theme_folder: Path) -> dict[str, tuple[Argument, ...]]:
        """Files published as they are: the theme's, then the archive's media and static files."""
        items: dict[str, tuple[Argument, ...]] = {}
        for path, name in theme_files.digests.items():
            if path.startswith(STATIC):
                ref = self.make.file(theme_folder / path, name)
                items[PUBLISHED + path.removeprefix(STATIC)] = (ref,)
        for path in self.content.digests:
            if path.startswith(("media/", "static/")):
                items[path.removeprefix("static/")] = (self._file(path),)
        return items

    def _locate(self, made: Mapping[str, Ref[Any]], sidecars: Mapping[str, Ref[NotesFile]]) -> None:
        """Tell the troubles that the catalog found, each at its line."""
        troubles: dict[str, list[Trouble]] = {}
        for name, ref in made.items():
            if name.startswith(TROUBLE):
                trouble: Trouble = ref.value()
                troubles.setdefault(self._path_of(trouble, sidecars), []).append(trouble)
        kind = tuple[Trouble, ...]
        items = {
            path: (self._file(path), self.make.given(tuple(found), kind)) for path, found in sorted(troubles.items())
        }
        self.make.map(locate, items, by_name=True)

    def _path_of(self, trouble: Trouble, sidecars: Mapping[str, Ref[NotesFile]]) -> str:
        """The file a trouble stands in: for a note, the one that holds it."""
        if trouble.note:
            subject = trouble.path.removesuffix(".md")
            for path, ref in sidecars.items():
                if any(note.id == trouble.note and note.on == subject for note in ref.value().notes):
                    return path
        return trouble.path

    # -- how it ends

    def _all_problems(self) -> tuple[Problem, ...]:
        """Everything found so far, each once, by place."""
        found = dict.fromkeys([*self.problems, *self.make.messages()])
        if self.options.keep_going:
            found = dict.fromkeys(replace(problem, severity=Severity.WARNING) for problem in found)
        elif self.options.strict:
            found = dict.fromkeys(replace(problem, severity=Severity.ERROR) for problem in found)
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.what)))

    def _must_stop(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self._all_problems())

    def _stopped(self) -> Outcome:
        self.make.finish(CACHE_LIMIT)
        return Outcome(self._all_problems(), None, 0, tuple(self.make.ran), self.workshop.cache.was_damaged)

    def _published(self, output: Output, program: Path | None, theme_files: Listing, theme_folder: Path) -> Outcome:
        workshop = self.workshop
        problems = self._all_problems()
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


def _by_kind(made: Mapping[str, Ref[Any]]) -> dict[str, dict[str, tuple[str, Ref[Any]]]]:
    """Kind of page → path → subject and page."""
    found: dict[str, dict[str, tuple[str, Ref[Any]]]] = {}
    for name, ref in made.items():
        kind, subject, path = name.split("\t")
        if kind != TROUBLE:
            found.setdefault(kind, {})[path] = (subject, ref)
    return found


def _oddities(content: Listing) -> Iterator[Problem]:
    for path, what in content.odd:
        fix = "put a plain file in its place; the build follows no links out of the archive"
        yield warning(Place(f"content/{path}"), f"this is {what}; it was left out", fix)
