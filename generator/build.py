"""`build_site`: one build, alone, with the machine's refusals put in words. What is built stands in `plan`."""

import errno
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from generator.engine.build import ChangedError
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.tree import NotOursError
from generator.errors import SurroundingsError
from generator.lastbuild import CACHE
from generator.layout import Layout, Options, Outcome
from generator.surroundings import locked
from generator.workshop import Progress, Workshop

_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EBUSY}
_MACHINE |= {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO, errno.ENOTEMPTY}
"""What the operating system refuses for reasons that lie neither in the content nor in this program."""


def build_site(layout: Layout, options: Options, on_progress: Progress | None = None) -> Outcome:
    """Build the archive into its output folder; SurroundingsError when the machine does not let us."""
    with _refusals(layout), locked(layout.cache), _without_collector():
        try:
            return _build(layout, options, on_progress)
        except CacheDamagedError:
            Cache(layout.cache / CACHE).throw_away()
            return replace(_build(layout, options, on_progress), cache_was_damaged=True)


def _build(layout: Layout, options: Options, on_progress: Progress | None) -> Outcome:
    workshop = Workshop(layout, options)
    outcome = workshop.as_before()
    if outcome is not None:
        return outcome
    from generator.plan import carry_out  # loads the whole program, which a build that changes nothing does without

    return carry_out(workshop, on_progress)


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
