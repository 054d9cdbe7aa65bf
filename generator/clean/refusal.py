"""What is said of a raw file of which no article can be made."""

from generator.errors import ContentError, Place, warning


def refusal(path: str, what: str) -> ContentError:
    """The error for it. `path` is relative to the content folder; `what` goes on from "skipped"."""
    fix = "put the article's text or page here, or take the file away"
    return ContentError([warning(Place(f"content/{path}"), f"skipped: {what}", fix)])
