"""Random Markdown: paragraphs of prose that looks like markup, and documents of every construct."""

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
