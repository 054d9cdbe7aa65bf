"""The whole build, from top to bottom: what people wrote → the site.

Read `_Builder._site` first: it is the plan. Each line is a stage, and its arguments are all it is made from. The engine
remembers what each step gave, so a line costs what changed.
"""

import errno
import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.annotate.body import body
from generator.annotate.sidecar import read_notes
from generator.annotate.subjects import misplaced_notes, notes_by_subject
from generator.clean.received import received_file
from generator.config import PATH as CONFIG
from generator.config import Config, read_config
from generator.engine.build import Argument, Build, ChangedError, Many, Ref
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.canonical import DIGEST_SIZE, codec, digest_of
from generator.engine.files import Listing, look
from generator.engine.fingerprint import Fingerprints
from generator.engine.tree import Changes, NotOursError, Tree
from generator.errors import Place, Problem, Severity, SurroundingsError, warning
from generator.formats.output import copied, format_of
from generator.layout import Layout, Options, Outcome
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
from generator.surroundings import locked
from generator.theme import PUBLISHED, STATIC, theme

CACHE_LIMIT = 2 << 30
"""Bytes above which the cache forgets what the last build did not use."""
_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE, errno.EIO}
"""What the operating system refuses for reasons that lie neither in the content nor in this program."""

Needs = Mapping[str, Mapping[str, tuple[Argument, ...]]]
"""What pages need besides their views: the need's name → subject → references."""

Progress = Callable[[str, int, int], None]


def build_site(layout: Layout, options: Options, on_progress: Progress | None = None) -> Outcome:
    """Build the archive into its output folder; SurroundingsError when the machine does not let us."""
    with _refusals(layout), locked(layout.cache), _without_collector():
        try:
            return _Builder(layout, options, on_progress).run()
        except CacheDamagedError:
            Cache(layout.cache / "build.sqlite").throw_away()
            return replace(_Builder(layout, options, on_progress).run(), cache_was_damaged=True)


class _Builder:
    """One build: the engine, the files, and the tree it goes to."""

    def __init__(self, layout: Layout, options: Options, on_progress: Progress | None) -> None:
        self.layout = layout
        self.options = options
        self.cache = Cache(layout.cache / "build.sqlite")
        self.make = Build(self.cache, options.jobs or os.cpu_count() or 1, Problem)
        self.make.on_progress = on_progress
        self.tree = Tree(layout.output, layout.cache / "output", self.cache)
        self.content = look("content", layout.content, self.cache)
        self.problems: list[Problem] = list(_oddities(self.content))

    def run(self) -> Outcome:
        """Read the settings, see whether anything changed at all, and if so go through the plan."""
        config = self._config()
        if config is None:
            return self._stopped()
        folder = self._theme_folder(config)
        if folder is None:
            return self._stopped()
        files = look(f"theme {folder}", folder, self.cache)
        key = self._everything(files, folder)
        done = self.cache.kept("done")
        if done and done[:DIGEST_SIZE] == key and self.options.publish and self.tree.is_as_left():
            self.cache.commit()
            problems = codec(tuple[Problem, ...]).decode(done[DIGEST_SIZE:])
            return Outcome(problems, Changes(0, 0, 0), len(self.tree.held), (), self.cache.was_damaged)
        return self._site(config, files, folder, key)

    def _site(self, config: Ref[Config], theme_files: Listing, theme_folder: Path, key: bytes) -> Outcome:
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
        output = Output(make, self.tree, is_kept=self.options.publish)
        for kind, items in _by_kind(made).items():
            form = format_of(BY_NAME[kind])
            template = (make.given(BY_NAME[kind].template),) if form.has_template else ()
            shared = (*template, site, style) if form.has_template else (site,)
            output.write(form.write, self._rows(kind, items, needs), shared)
        output.write(copied, self._copies(theme_files, theme_folder))
        self.problems += collisions(output)
        if self._must_stop():
            return self._stopped()
        return self._published(output, program, key)

    # -- what the plan's lines are made of

    def _config(self) -> Ref[Config] | None:
        if CONFIG not in self.content.digests:
            fix = "make an archive with `pressmark init`, or name its content folder with --content"
            self.problems.append(Problem(Place(f"content/{CONFIG}"), "there is no such file", fix))
            return None
        return self.make.map(read_config, {CONFIG: (self._file(CONFIG),)}).get(CONFIG)

    def _file(self, path: str) -> Ref[bytes]:
        return self.make.file(self.layout.content / path, self.content.digests[path])

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
        for folder in self.layout.themes:
            if (folder / name / "templates").is_dir():
                return folder / name
        known = sorted({entry.name for folder in self.layout.themes if folder.is_dir() for entry in folder.iterdir()})
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

    def _everything(self, theme_files: Listing, theme_folder: Path) -> bytes:
        """The key of the whole build: when it was seen before and the output is as it was left, nothing runs."""
        told = repr((self.options, os.fspath(theme_folder))).encode()
        parts = [told, Fingerprints(self.cache).all()]
        for listing in (self.content, theme_files):
            parts.append("\0".join(listing.digests).encode("utf-8", "surrogatepass"))
            parts.append(b"".join(listing.digests.values()))
        return digest_of(parts)

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
        return Outcome(self._all_problems(), None, 0, tuple(self.make.ran), self.cache.was_damaged)

    def _published(self, output: Output, program: Path | None, key: bytes) -> Outcome:
        problems = self._all_problems()
        count = len(output.wanted)
        changes = None
        if self.options.publish:
            if program is not None:
                output.index(program, self.cache, is_fresh=self.options.reindex)
            changes = self.tree.publish(output.wanted, output.written)
            self.cache.keep("done", key + codec(tuple[Problem, ...]).encode(problems))
        self.make.finish(CACHE_LIMIT)
        return Outcome(problems, changes, count, tuple(self.make.ran), self.cache.was_damaged)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let nobody look for cycles: a build makes few, and a look through all it holds costs a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


@contextmanager
def _refusals(layout: Layout) -> Iterator[None]:
    """What the machine refuses, in words; anything else is a bug of ours and passes through."""
    try:
        yield
    except NotOursError as error:
        raise SurroundingsError(str(error)) from error
    except ChangedError as error:
        raise SurroundingsError(f"{error}\n  fix: run the build again") from error
    except OSError as error:
        if error.errno not in _MACHINE:
            raise
        named = error.filename or layout.output
        raise SurroundingsError(f"{error.strerror}: {named}; the site is as it was") from error
