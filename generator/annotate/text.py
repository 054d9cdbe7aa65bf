"""An article's plain text as quotes are sought in it: each form of it is made once, however many notes it has."""

from dataclasses import replace
from functools import cached_property

from generator.annotate.folded import Folded, caseless, folded
from generator.annotate.words import Word, by_key, words_in
from generator.model import Span


class Text:
    """An article's plain text, with what is made of it when a quote asks for it."""

    def __init__(self, plain: str) -> None:
        """`plain` as `markdown.plain.plain_text` gives it."""
        self.plain = plain

    @cached_property
    def folded(self) -> Folded:
        """The text as quotes are compared with it."""
        return folded(self.plain)

    @cached_property
    def caseless(self) -> Folded:
        """The same in small letters."""
        return replace(self.folded, text=caseless(self.folded.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the folded text."""
        return words_in(self.folded.text)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """Where each word stands among `words`."""
        return by_key(self.words)

    def passage(self, start: int, end: int) -> Span:
        """The passage between two offsets of the folded text."""
        return Span(self.folded.original(start), self.folded.original_end(end))
