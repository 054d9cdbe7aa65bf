"""A rename of any text changes names and nothing else: taken back, it gives the same bytes."""

from hypothesis import given
from hypothesis import strategies as st

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.rename.change import CannotWrite, Change
from generator.rename.rewriting import rewritten

PIECES = (
    *("[[people/ada-q]]", "[[ada-q|her]]", "[[people/ada-q#life|*her*]]", "[[ people/ada-q ]]", "[[people/ada-quill]]"),
    *(
        "[x](../people/ada-q.md)",
        "[x](<../people/ada-q.md#life> 'T')",
        "[x][a]",
        "[[notes/people/ada-q/one]]",
        "[[ada]]",
    ),
    *(
        "`[[people/ada-q]]`",
        "``[[ada-q]]",
        "\\[[people/ada-q]]",
        "\n    [[people/ada-q]]\n",
        "\n```\n[[ada-q]]\n",
        "```\n",
    ),
    *("ada-q", "people/ada-q", "https://x.example/people/ada-q.md", "![p](../media/ada-q.png)", "[[topics/ada-q]]"),
    *(
        "\n\n",
        "\r\n",
        " ",
        "| ",
        "|\n|---|---|\n",
        "> ",
        "- ",
        "*",
        "## ",
        "\n[a]: ../people/ada-q.md\n",
        "[^1]",
        "\n[^1]: ",
    ),
)
THERE = Change("people", "ada-q", "ada-quyll")
BACK = Change("people", "ada-quyll", "ada-q")
FRONT = '---\ntitle: "people/ada-q"\npeople: [ada, "ada-q", ada-quill]\nsee_also:\n  - people/ada-q # her\n---\n'


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_a_rename_taken_back_gives_the_same_bytes(body: str) -> None:
    before = (FRONT + body).encode()
    try:
        after, count = rewritten("articles/a.md", before, THERE)
    except CannotWrite:  # told, and nothing is written
        return

    assert count >= 2
    assert rewritten("articles/a.md", after, BACK) == (before, count)
    assert b'title: "people/ada-q"\n' in after
    assert words(after) == words(before)
    assert not {"people/ada-q", "ada-q"} & set(references(after))


def words(data: bytes) -> str:
    return plain_text(tokens(data))[0]


def references(data: bytes) -> list[str]:
    hrefs = [
        str(token.attrs["href"]) for block in tokens(data) for token in block.children or () if "href" in token.attrs
    ]
    return [href.removeprefix("pressmark:").partition("#")[0] for href in hrefs if href.startswith("pressmark:")]


def tokens(data: bytes):  # type: ignore[no-untyped-def]
    body = data.decode().partition("---\n")[2].partition("---\n")[2].replace("\r\n", "\n")
    return parse(body, Where("articles")).tokens


def test_most_texts_can_be_rewritten() -> None:
    for piece in PIECES:
        assert rewritten("articles/a.md", (FRONT + piece).encode(), THERE)[1] >= 2
