"""A reader of HTML fragments that forgives nothing: every element closed in order, every id once."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img"}
INLINE_ONLY = {"p", "h2", "h3", "h4", "h5", "h6", "a", "mark", "em", "strong", "code", "sup", "span", "pre"}
BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "div", "aside", "section"}


class Fragment(HTMLParser):
    """What a reader of the fragment meets."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.words = ""
        """The text without the numbers that lead to notes."""
        self.marked: dict[str, str] = {}
        """The marked words of each note."""
        self.feed(html)
        self.close()
        assert not self.stack, f"not closed: {self.stack}"
        assert len(set(self.ids)) == len(self.ids), f"ids twice: {self.ids}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        parents = [name for name, _ in self.stack]
        if tag == "a":
            assert "a" not in parents, "a link in a link"
        if tag in BLOCKS:
            assert not INLINE_ONLY.intersection(parents), f"{tag} inside {parents}"
        if tag not in VOID:
            self.stack.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        assert [name for name, _ in self.stack[-1:]] == [tag], f"</{tag}> closes {self.stack[-1:]}"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if not any(values.get("class") == "note-number" for _, values in self.stack):
            self.words += data
            for tag, values in self.stack:
                if tag == "mark":
                    for note in values["data-notes"].split():
                        self.marked[note] = self.marked.get(note, "") + data
