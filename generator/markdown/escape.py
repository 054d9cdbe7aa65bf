r"""Plain prose to Markdown source: no word turns into markup, none vanishes, and ordinary prose stays as it is.

The backslashes are as few as our dialect needs, and those that keep the text readable on a forge (`\<div>`, `\==`).
What CommonMark itself cannot hold is replaced openly: NUL and lone surrogates become U+FFFD, as CommonMark says
(section 2.3) and UTF-8 requires; a tab, other white space and blank lines at the ends of lines go.
"""

import re
from html.entities import html5

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#=~|:+\-.)]")
_LINE_END = re.compile(r"\r\n?|\n")

_LINE_START = re.compile(
    r"""(?P<first> \#{1,6}(?=[ \t]|\Z)        # heading
                 | >                          # quote
                 | [-+*](?=[ \t]|\Z)          # list item
                 | =+(?=[ \t]*\Z)             # underline of a heading
                 | ~~~                        # fence
                 | \[(?=.*\]:)                # definition of a link or footnote
                 | [|:-](?=[|:\- \t]*+\Z)(?=[|: \t]*+-)  # second row of a table, underline, rule
                 | (?P<rule>[-*_])(?:[ \t]*(?P=rule)){2,}[ \t]*\Z
               )
      | [0-9]{1,9}(?P<ordinal>[.)])(?=[ \t]|\Z)  # numbered item""",
    re.VERBOSE | re.DOTALL,
)
_ANYWHERE = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|\n|\Z)                           # a backslash that would escape, or break the line
      | \[(?=\[|\^)                                           # [[link]], [^1]
      | \](?=\()                                              # [link](address)
      | <(?=[A-Za-z/!?])                                      # <div>, <http://x>
      | &(?=\#[0-9]{1,7};|\#[Xx][0-9A-Fa-f]{1,6};)            # &#169;""",
    re.VERBOSE,
)
_CLOSING = re.compile(r"(?:\A|[ \t])#+\Z")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_RUNS = (
    re.compile(r"(?<=[^ \t\n*])\*+|(?<!\*)\*++(?=[^ \t\n*])"),  # a star between blanks is a star
    re.compile(r"(?<![^\W_])_+|_+(?![^\W_])"),  # snake_case is a word
    re.compile(r"`+"),
)
_PAIRS = (re.compile(r"=(?==)=+"), re.compile(r"~(?=~)~+"))


def escape(text: str) -> str:
    """Markdown that a reader sees as this one paragraph; empty for a text of white space.

    Line breaks inside the paragraph stay, blank lines go.
    """
    lines = (line.strip() for line in _LINE_END.split(_UNWRITABLE.sub("\ufffd", text)))
    prose = "\n".join(line for line in lines if line)
    if not _SPECIAL.search(prose):
        return prose
    return _with_backslashes(prose, _marks_in_lines(prose) | _marks_anywhere(prose))


def escape_heading(text: str, level: int = 2) -> str:
    """A heading of one line with these words; a closing `#` or `{…}` stays a word of it."""
    words = escape(" ".join(text.split()))
    if _CLOSING.search(words):
        words = words[:-1] + "\\#"
    if words.endswith("}") and (brace := words.rfind("{")) >= 0:
        words = words[:brace] + "\\" + words[brace:]
    return f"{'#' * level} {words}"


def _marks_in_lines(prose: str) -> set[int]:
    """Offsets of characters that mean something at the beginning of their line."""
    marks: set[int] = set()
    start = 0
    for line in prose.split("\n"):
        if found := _LINE_START.match(line + "\n" + prose[start + len(line) + 1 :] if line[0] == "[" else line):
            marks.add(start + (found.start("ordinal") if found["ordinal"] else 0))
        start += len(line) + 1
    return marks


def _marks_anywhere(prose: str) -> set[int]:
    marks = {found.start() for found in _ANYWHERE.finditer(prose)}
    marks.update(found.start() for found in _NAMED.finditer(prose) if found[1] in html5)  # &copy; but not AT&T;
    for run in _RUNS:
        runs = list(run.finditer(prose))
        if len(runs) > 1 or ("```" in prose and run is _RUNS[-1]):  # a run alone closes nothing, but may fence
            marks.update(at for found in runs for at in range(found.start(), found.end()))
    for pair in _PAIRS:
        pairs = [found.start() for found in pair.finditer(prose)]
        if len(pairs) > 1:
            marks.update(pairs)
    return marks


def _with_backslashes(prose: str, marks: set[int]) -> str:
    parts, done = [], 0
    for at in sorted(marks):
        parts += [prose[done:at], "\\"]
        done = at
    return "".join([*parts, prose[done:]])
