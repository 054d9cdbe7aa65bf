"""What a build leaves in its cache for an editor's list of work, which is made in a moment and builds nothing."""

import marshal
from collections.abc import Mapping
from pathlib import Path

from generator.engine.cache import Cache, CacheDamagedError

CACHE = "build.sqlite"
"""In the folder of disposable files."""
_STORIES = "stories"


def keep_stories(store: Cache, stories: Mapping[str, tuple[str, ...]]) -> None:
    """Keep the stories of this build: slug → ids of their articles, the first published first."""
    store.keep(_STORIES, marshal.dumps(dict(stories)))


def kept_stories(cache: Path) -> dict[str, tuple[str, ...]]:
    """The stories of the last build, likewise; empty where there was none."""
    if not (cache / CACHE).is_file():
        return {}
    store = Cache(cache / CACHE)
    try:
        kept = store.kept(_STORIES)
        return marshal.loads(kept) if kept else {}
    except CacheDamagedError:
        return {}
    finally:
        store.close()
