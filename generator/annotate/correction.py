"""Corrections: which words were wrong, and which should stand in their place."""

from generator.model import Annotation, NoteKind


def change(note: Annotation, quote: str) -> tuple[str, str]:
    """What a correction's `was` and `now` say; empty for other notes, and for a correction in words alone.

    With `now` alone, what was wrong is the words it was made on (`quote`).
    """
    said = dict(note.attributes)
    if note.kind is not NoteKind.CORRECTION:
        return "", ""
    now = said.get("now", "")
    return said.get("was", "") or (quote if now else ""), now


def erratum(was: str, now: str) -> str:
    """A change as lists of errata say it: `For “a new engine” read “new engines”.`; empty where there is none."""
    if was and now:
        return f"For “{was}” read “{now}”."
    return f"Strike “{was}”." if was else f"Read “{now}”." if now else ""
