"""What the engine promises for any history: incremental equals clean, and exactly the steps run that must."""

import copy
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from unit.engine import toy
from unit.engine.toy import build_site, files_of

from generator.engine.build import Build
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.canonical import codec, digest
from generator.engine.manifest import MANIFEST, manifest, read_manifest


class Kind(StrEnum):
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    size: int
    kind: Kind
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Branch:
    leaves: tuple[Leaf, ...]
    first: Leaf | None
    either: Leaf | Kind | str | None
    pair: tuple[int, tuple[str, ...]]
    is_open: bool


TEXT = st.text(st.characters(), max_size=12)  # lone surrogates too: odd file names are made of them
LEAVES = st.builds(Leaf, TEXT, st.integers(), st.sampled_from(Kind), st.binary(max_size=9))
BRANCHES = st.builds(
    Branch,
    st.lists(LEAVES, max_size=4).map(tuple),
    st.none() | LEAVES,
    st.none() | LEAVES | st.sampled_from(Kind) | TEXT,
    st.tuples(st.integers(), st.lists(TEXT, max_size=3).map(tuple)),
    st.booleans(),
)
TREE = codec(tuple[Branch, ...])
TREES = st.lists(BRANCHES, max_size=3).map(tuple)


@given(TREES)
def test_a_value_comes_back_whole(tree):
    back = TREE.decode(TREE.encode(tree))

    assert (back, repr(back)) == (tree, repr(tree))


@given(TREES)
def test_equal_values_have_equal_bytes_however_they_were_built(tree):
    assert TREE.encode(copy.deepcopy(tree)) == TREE.encode(TREE.decode(TREE.encode(tree))) == TREE.encode(tree)


@given(TREES, TREES)
def test_different_values_have_different_bytes(one, other):
    assert (TREE.encode(one) == TREE.encode(other)) == (one == other)


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8)
PATHS = st.lists(NAMES.filter(lambda name: name not in (".", "..")), min_size=1, max_size=3).map("/".join)
DIGESTS = st.binary(max_size=3).map(lambda data: (digest(data) * 2).hex())


@given(st.dictionaries(PATHS, DIGESTS))
def test_a_manifest_comes_back_whole(files):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MANIFEST).write_bytes(manifest(files))

        assert read_manifest(Path(folder)) == files


# -- histories


@pytest.fixture(autouse=True, scope="module")
def no_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        patch.setattr(os, "sync", lambda: None)
        yield


ENTRY_NAMES = st.sampled_from("abcde")
TEXTS = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["war", "peace", "bad", "hidden"]), st.sampled_from(["", "one", "one two", "one  two", "two"])
    ),
)
TITLES = st.sampled_from(["Toy", "Other"])
CODES = st.sampled_from(["as it is", "another"])

Entries = dict[str, str]
_clean: dict[str, dict[str, bytes]] = {}


def clean(entries: Entries, title: str) -> dict[str, bytes]:
    """The site of a build that knows nothing of the past."""
    key = repr((list(entries.items()), title))
    if key not in _clean:
        with tempfile.TemporaryDirectory() as folder:
            build_site(Path(folder), entries, title)
            _clean[key] = files_of(Path(folder) / "site")
    return _clean[key]


class Editing(RuleBasedStateMachine):
    """An archive that somebody edits; builds happen at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.entries: Entries = {}
        self.title = "Toy"
        self.code = "as it is"

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(name=ENTRY_NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        self.entries[name] = text

    @rule(name=ENTRY_NAMES)
    def delete(self, name: str) -> None:
        self.entries.pop(name, None)

    @rule(title=TITLES)
    def retitle(self, title: str) -> None:
        self.title = title

    @rule(code=CODES)
    def recode(self, code: str) -> None:
        self.code = code


class ExactSteps(Editing):
    """The steps that run are those whose inputs were never seen, and files that do not stand there yet."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[object, Any] = {}
        self.live: dict[str, bytes] = {}
        self.ran: list[str] = []

    def once(self, step: str, function: Any, name: str, *values: object) -> Any:
        key = (self.code, step, name, repr(values))
        if key not in self.seen:
            self.seen[key] = function(*values)
            self.ran.append(f"{step} {name}".strip())
        return self.seen[key]

    def file(self, step: str, function: Any, name: str, *values: object) -> None:
        ran = len(self.ran)
        made = self.once(step, function, name, *values)
        data = made[0] if isinstance(made, tuple) else made
        if data is not None:
            if len(self.ran) == ran and self.live.get(name) != data:
                self.ran.append(f"{step} {name}")
            self.made[name] = data

    @rule()
    def build(self) -> None:
        self.ran, self.made = [], {}
        read = {
            name: self.once("read entry", toy.read_entry, name, text.encode()) for name, text in self.entries.items()
        }
        found = {name: entry for name, (entry, _) in read.items() if entry is not None}
        cards = {name: self.once("entry card", toy.entry_card, name, entry) for name, entry in found.items()}
        topics = self.once("by topic", lambda cards: dict(toy.by_topic(cards)), "", cards)
        for name, entry in found.items():
            self.file("entry page", toy.entry_page, f"entry/{name}.html", entry, self.title)
        for topic, row in topics.items():
            self.file("topic page", toy.topic_page, f"topic/{topic}.html", row, self.title)

        made = build_site(self.folder, self.entries, self.title, code=self.code)

        assert made.ran == self.ran
        assert list(made.messages()) == self.messages(read, topics)
        self.live = self.made
        assert build_site(self.folder, self.entries, self.title, code=self.code).ran == []
        assert files_of(self.folder / "site") == clean(self.entries, self.title)

    def messages(self, read: dict[str, Any], topics: dict[str, Any]) -> list[toy.Said]:
        """Those of each step, in order; equal ones of two steps are told once."""
        told = [messages for _, messages in read.values() if messages]
        told += [toy.topic_page(row, self.title)[1] for row in topics.values() if row.topic == "hidden"]
        return [message for messages in dict.fromkeys(told) for message in messages]


class Misfortunes(Editing):
    """Whatever happens to the cache, the spare and the site between builds, the site is that of a clean build."""

    is_built = False

    @initialize()
    def start(self) -> None:
        self.build(jobs=1, limit=1 << 30)

    @rule(jobs=st.integers(1, 2), limit=st.sampled_from([1 << 30, 0]))
    def build(self, jobs: int, limit: int) -> None:
        arguments = (self.folder, self.entries, self.title, jobs, self.code, limit)
        try:
            build_site(*arguments)
        except CacheDamagedError:
            Cache(self.folder / ".cache" / "build.sqlite").throw_away()
            build_site(*arguments)
        self.is_built = True

    @rule(after=st.integers(0, 120))
    def build_and_crash(self, after: int) -> None:
        self.is_built = False
        child = os.fork()
        if not child:
            try:
                die_after(after)
                build_site(self.folder, self.entries, self.title, code=self.code)
            finally:
                os._exit(0)
        os.waitpid(child, 0)

    @rule(place=st.integers(0), bit=st.integers(0, 7), share=st.sampled_from([0.3, 1]))
    def damage_the_cache(self, place: int, bit: int, share: float) -> None:
        self.is_built = False
        path = self.folder / ".cache" / "build.sqlite"
        content = bytearray(path.read_bytes() if path.exists() else b"")
        if content:
            content[place % len(content)] ^= 1 << bit
            path.write_bytes(content[: int(len(content) * share)])

    @rule(what=st.sampled_from(["site", ".cache", ".cache/output", ".cache/output/spare", ".cache/build.sqlite"]))
    def delete(self, what: str) -> None:
        self.is_built = False
        path = self.folder / what
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    @rule(tree=st.sampled_from(["site", ".cache/output/spare"]), data=st.data(), text=st.sampled_from(["", "hacked"]))
    def spoil_a_file(self, tree: str, data: st.DataObject, text: str) -> None:
        self.is_built = False
        # not the build's own two: without them and without the cache, a site is not known as ours
        files = sorted(path for path in (self.folder / tree).rglob("*.html") if path.is_file())
        if files:
            path = data.draw(st.sampled_from(files))
            if text:
                path.write_text(text)
            else:
                path.unlink()

    @invariant()
    def the_site_is_that_of_a_clean_build(self) -> None:
        if self.is_built:
            assert files_of(self.folder / "site") == clean(self.entries, self.title)
            self.is_built = False


def die_after(calls: int) -> None:
    """End this process before that many calls that change the disk."""
    left = [calls]

    def counted(real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return real(*arguments, **options)

        return call

    for name in ("open", "link", "unlink", "mkdir", "rmdir", "rename"):
        setattr(os, name, counted(getattr(os, name)))


TestExactSteps = ExactSteps.TestCase
TestMisfortunes = Misfortunes.TestCase
TestExactSteps.settings = settings(stateful_step_count=15)
TestMisfortunes.settings = settings(stateful_step_count=15)


@settings(max_examples=12)
@given(st.dictionaries(st.integers(0, 999).map(str), TEXTS, min_size=60, max_size=90), TEXTS)
def test_two_workers_make_what_one_process_makes(entries, text):
    with tempfile.TemporaryDirectory() as folder:
        told = []
        for jobs in (1, 2):
            place = Path(folder) / str(jobs)
            builds: list[Build] = [build_site(place, entries, jobs=jobs)]
            builds.append(build_site(place, entries | {"1": text}, jobs=jobs))
            site = files_of(place / "site")
            told.append(([build.ran for build in builds], [list(build.messages()) for build in builds], site))

        assert told[0] == told[1]
