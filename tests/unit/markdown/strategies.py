"""Random Markdown: paragraphs of prose that looks like markup, and documents of every construct."""

import re

from hypothesis import strategies as st

SIGNS = [
    *"ab1 \n\t\\`*_{}[]()#+-.!|<>&;:=~^/\"'X9$%@,",
    "\u00a0",
    "\x0b",
    "\0",
    "é",
    "“",
    "\x85",
    "\u2028",
    "\x1c",
    "\ud800",
]
BITS = """[a] (b) [^1] : [[x]] == ~~ ``` ` ** _ * 1. 2) - --- | |-| &amp; &#35; \\ <a> http://x foo bar > # ==== ! [ ]
{#a} [^1]: Mr. C# snake_case a_b_c 5*3 \\* ~~~ --""".split()  # noqa: SIM905

paragraphs = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=40),
    st.lists(st.sampled_from([*BITS, "\n", "\n\n", "  ", "    ", "\t"]), max_size=14).map("".join),
    st.text(max_size=30),
)
LINES = """\
# Head {#h .k a=b}
## Head
Some words, *some emphasised* and **strong [linked](http://x.y) ones**.
A [[people/x]] there.
> quoted words
> > twice
- item
  - inner *item*
1. one

`code here` and more [^n]
[^n]: a footnote with words, and one [^m]
[^m]: another
    indented code
```
| a | b |
|---|---|
| cell *one* | cell `two` |
![alt words](../media/x.png) after
[out `code` *in* link ![pic](../media/x.png)](../people/y.md) end
plain line of prose
“Curly” prose — with dashes
*a **b** [c*](d)
***
""".splitlines()
documents = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


readable = st.one_of(st.text(), paragraphs.map(lambda text: text.replace("\ud800", "")))

INLINE = [
    *("word", "two words", "*emphasis*", "**strong *both* ends**", "`code`", "``a ` b``", "[a *link*](http://x.y)"),
    *("[[people/x]]", "[[people/x|the person]]", "[**`strong code`** in a link](../people/y.md)", "a[^n]", "<b>no</b>"),
    *("![alt](../media/x.png)", "[![alt](../media/x.png) and words](http://x.y)", "&amp; &copy; &#x1F600;", "\\*no\\*"),
    *(
        "<http://x.y>",
        "[by name][r]",
        "line\nbreak",
        "hard\\\nbreak",
        "اردو میں",
        "שלום",
        "e\u0301te\u0301",
        "👩‍👩‍👧‍👦",
        "co\u00adop",
    ),
    *(
        "*open",
        "**open",
        "_a_b_",
        "[open",
        "](x)",
        "`open",
        "3 < 4 & 5",
        "***three***",
        "*a **b* c**",
        "\u200f(1)\u200f",
    ),
]
words = st.lists(st.sampled_from(INLINE), min_size=1, max_size=6).map(" ".join)
blocks = st.one_of(
    words,
    words.map("# {} {{#h}}".format),
    words.map(lambda text: "> " + text.replace("\n", "\n> ")),
    words.map(lambda text: "> - " + text.replace("\n", "\n>   ")),
    st.lists(words, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(words, min_size=1, max_size=3).map(lambda items: "\n\n".join(f"1. {item}\n\n   and" for item in items)),
    st.lists(words, min_size=4, max_size=4).map(
        lambda cells: "| {} | {} |\n|--|:-:|\n| {} | {} |".format(*(re.sub(r"\s+", " ", cell) for cell in cells))
    ),
    words.map(lambda text: "    " + text.replace("\n", "\n    ")),
    words.map("```\n{}\n```".format),
    words.map(lambda text: "[^n]: " + text.replace("\n", "\n    ")),
    st.just("[r]: http://x.y 'title'"),
    st.just("***"),
    documents,
    readable,
)
sources = st.lists(blocks, min_size=1, max_size=6).map("\n\n".join)
"""Texts of every construct, one in another, and of what only looks like one."""
