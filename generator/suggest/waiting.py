"""How many suggestions wait, as the last run counted them: for a list of work that is made in a moment."""

import marshal
from collections.abc import Mapping
from pathlib import Path

from generator.engine.cache import Cache, CacheDamagedError
from generator.suggest.values import Offer

CACHE = "suggest.sqlite"
"""In the folder of disposable files, beside the build's: the two may run side by side."""
LIKELY = 50
"""How sure a suggestion must be to be listed, unless an editor asks for others."""
_KEPT = "waiting"


def remember(store: Cache, counts: Mapping[str, int]) -> None:
    """Keep how many of each offer wait."""
    store.keep(_KEPT, marshal.dumps([counts[offer.value] for offer in Offer]))


def waiting(cache: Path) -> dict[str, int]:
    """How many suggestions the last run listed, by what they offer; empty where there was none."""
    if not (cache / CACHE).is_file():
        return {}
    store = Cache(cache / CACHE)
    try:
        kept = store.kept(_KEPT)
        counts = marshal.loads(kept) if kept else []
        return {offer.value: count for offer, count in zip(Offer, counts, strict=False)}
    except CacheDamagedError:
        return {}
    finally:
        store.close()
