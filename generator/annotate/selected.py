"""A passage as other programs look for it: by its place in the text, and by its words and those around it."""

from generator.model import Selected, Span

AROUND = 32
"""Code points on either side; what Hypothesis keeps, and enough to tell most passages apart."""


def selected(span: Span, plain: str) -> Selected:
    """The passage of a span of an article's plain text."""
    return Selected(
        span.start,
        span.end,
        plain[span.start : span.end],
        plain[max(0, span.start - AROUND) : span.start],
        plain[span.end : span.end + AROUND],
    )
