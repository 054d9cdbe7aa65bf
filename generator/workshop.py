"""What a build works with: its cache, its output tree, and what stands in the archive's folders now.

Also the early answer: when all of it is as the last build left it, there is nothing to do, and the whole program need
not even be loaded to say so.
"""

import marshal
from collections.abc import Callable
from pathlib import Path

from generator.engine.cache import Cache
from generator.engine.canonical import codec, digest_of
from generator.engine.files import Listing, look
from generator.engine.fingerprint import Fingerprints
from generator.engine.tree import Changes, Tree
from generator.errors import Problem
from generator.lastbuild import CACHE
from generator.layout import CONFIG, Layout, Options, Outcome

Progress = Callable[[str, int, int], None]
"""Told the stage's name, items done and items to do."""
_DONE = "as before"


class Workshop:
    """One archive, looked at."""

    def __init__(self, layout: Layout, options: Options) -> None:
        """Open the cache, see what the output holds and what the content is; NotOursError for a foreign output."""
        self.layout = layout
        self.options = options
        self.cache = Cache(layout.cache / CACHE)
        self.tree = Tree(layout.output, layout.cache / "output", self.cache)
        self.content = look("content", layout.content, self.cache)

    def theme_folder(self, name: str) -> Path | None:
        """Where the theme of this name stands; None where there is none."""
        folders = (themes / name for themes in self.layout.themes)
        return next((folder for folder in folders if (folder / "templates").is_dir()), None)

    def theme(self, folder: Path) -> Listing:
        """The theme's files."""
        return look(f"theme {folder}", folder, self.cache)

    def as_before(self) -> Outcome | None:
        """What the last build found, when a build now would do the same and the output is as it was left."""
        kept = self.cache.kept(_DONE)
        if kept is None or not self.options.publish:
            return None
        key, config, name, told, pages = marshal.loads(kept)
        folder = self.theme_folder(name)
        if self.content.digests.get(CONFIG) != config or folder is None or self._key(self.theme(folder)) != key:
            return None
        if not self.tree.is_as_left():
            return None
        self.cache.commit()
        problems = codec(tuple[Problem, ...]).decode(told)
        return Outcome(problems, Changes(0, 0, 0), pages, (), self.cache.was_damaged)

    def remember(self, name: str, theme: Listing, problems: tuple[Problem, ...], pages: int) -> None:
        """Keep what `as_before` will answer; `name` is the theme's."""
        told = codec(tuple[Problem, ...]).encode(problems)
        row = (self._key(theme), self.content.digests[CONFIG], name, told, pages)
        self.cache.keep(_DONE, marshal.dumps(row))

    def _key(self, theme: Listing) -> bytes:
        """The digest of everything a build depends on; not of where it stands, so that an archive may be moved."""
        parts = [repr(self.options).encode(), Fingerprints(self.cache).all()]
        for listing in (self.content, theme):
            parts.append("\0".join(listing.digests).encode("utf-8", "surrogatepass"))
            parts.append(b"".join(listing.digests.values()))
            parts.append(repr(listing.odd).encode())
        return digest_of(parts)
