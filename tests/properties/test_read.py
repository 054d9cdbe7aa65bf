"""Reading and writing undo each other, the quick way reads as the long way, and nothing crashes."""

from dataclasses import asdict, fields
from datetime import date

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import edtf
from generator.config import read_config
from generator.model import Article, Figure, Kind
from generator.read.article import ARTICLE, read_article
from generator.read.entity import read_entity
from generator.read.front import decode, split
from generator.read.page import read_page
from generator.read.records import read_defaults, read_verdicts
from generator.read.write import front_matter, quoted
from generator.read.yaml import Items, Mapping, Node, Scalar, read_events, read_yaml
from generator.read.yaml_lines import read_lines

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TITLE = TEXT.filter(str.strip)
SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
DATE = st.dates(date(1, 1, 1)).map(date.isoformat)
DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)
PRINTED = st.text(st.sampled_from("ab:#-?[]{},&*!|>'\"%@` \t\\~é😀\u00a0\u3000."), max_size=12)
PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters='"\\\u2028\u2029\ufeff'), max_size=12
)

VALUES = {
    **dict.fromkeys(("summary", "description", "title_basis", "agency", "dateline", "section", "rights", "raw"), TEXT),
    **dict.fromkeys(("date", "event_date", "print_date", "retrieved", "lastmod"), DATE),
    **{key: st.lists(TEXT, unique=True) for key in ("authors", "tags", "related", "date_evidence")},
    **{
        key: st.lists(SLUG, unique=True)
        for key in ("topics", "people", "places", "organisations", "aliases", "see_also")
    },
    **dict.fromkeys(("publisher", "slug"), SLUG),
    **dict.fromkeys(("raw_sha256", "ingest_sha256"), DIGEST),
    **{key: st.booleans() for key in ("draft", "publish_received")},
    "date_basis": st.sampled_from(["byline", "published-line", "url"]),
    "language": st.sampled_from(["en", "no", "pt-BR"]),
    "figures": st.lists(TITLE, max_size=2, unique=True).map(lambda texts: [{"caption": text} for text in texts]),
    "unreviewed": st.lists(st.sampled_from(["topics", "people"]), unique=True),
}
VALUE = st.one_of(
    PRINTED,
    SLUG,
    PRINTED.map(quoted),
    st.lists(SLUG | PRINTED.map(quoted) | PRINTED, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
)
WORD = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_./-]{0,8}\Z")
QUICK = WORD | st.lists(WORD, min_size=1, max_size=4).map(" ".join) | PRINTABLE.map(lambda text: f'"{text}"')
QUICK_LIST = st.lists(WORD | PRINTABLE.map(lambda text: f'"{text}"'), max_size=4).map(
    lambda items: f"[{', '.join(items)}]"
)
LINES = st.lists(st.tuples(st.sampled_from(["a", "b_c", "title", "d1", "E", "- f", " g"]), VALUE), max_size=5)
TEXTS = LINES.map(lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs))


@given(TITLE, st.fixed_dictionaries({}, optional=VALUES), TEXT)
@example("A\u0085", {"summary": "\u2028", "authors": ["\ufeff", " "], "tags": ["null", "~", "-"]}, "---\n")
def test_what_was_written_reads_back_as_it_was(title: str, values: dict[str, object], body: str) -> None:
    written = front_matter([("title", title), *values.items()]) + body

    article, problems = read_article("articles/a.md", written.encode())

    assert problems == ()
    assert article is not None
    read = {key: value for key, value in asdict(article).items() if key in values}
    assert (article.title, article.body) == (title, body.replace("\r\n", "\n").replace("\r", "\n"))
    assert read == {key: expected(value) for key, value in values.items()}


def expected(value: object) -> object:
    if not isinstance(value, list):
        return value
    return tuple(asdict(Figure(**item)) if isinstance(item, dict) else item for item in value)


@given(TEXTS)
@example("a: b c-\n")
@example("a: b\na: b\n")
@example("a: null\nb: [null, ~]\n")
def test_the_quick_way_reads_as_the_parser_does_or_leaves_it_to_the_parser(text: str) -> None:
    quick = read_lines(text, 3)

    assert quick is None or read_events("content/a.yml", text, 3) == (quick, ())


@given(st.dictionaries(st.from_regex(r"\A[a-z][a-z0-9_]{0,9}\Z"), QUICK | QUICK_LIST, min_size=1, max_size=6))
def test_the_quick_way_takes_what_it_is_for_and_reads_it_as_the_parser_does(pairs: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in pairs.items())

    assert (read_lines(text, 3), ()) == read_events("content/a.yml", text, 3)


@given(TEXTS | TEXT)
@example("a: {}\nb: []\n")
def test_what_is_read_is_what_yaml_says_with_every_scalar_a_text(text: str) -> None:
    node, _ = read_yaml("content/a.yml", text)
    if node is not None:
        said = yaml.load(text, yaml.CBaseLoader)
        assert plain(node) == ("" if said is None else said)


def plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(entry.value) for key, entry in node.entries.items()}


@given(st.binary() | TEXTS.map(lambda text: f"---\n{text}---\n".encode()) | TEXTS.map(str.encode))
def test_no_bytes_crash_a_reader_and_each_problem_has_its_place(data: bytes) -> None:
    readers = [read_article, read_entity, read_page, read_defaults, read_verdicts]
    outcomes = [read("topics/a.md", data) for read in readers] + [read_config(data)]

    for value, problems in outcomes:
        assert value is not None or any(problem.severity == "error" for problem in problems)
        assert all(0 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 2 for problem in problems)


@given(st.sampled_from(Kind), TEXTS)
def test_a_value_never_comes_with_an_error(kind: Kind, text: str) -> None:
    entity, problems = read_entity(f"{kind}/a.md", f"---\nname: A\n{text}---\n".encode())

    assert (entity is None) == any(problem.severity == "error" for problem in problems)


@given(TEXT)
def test_taking_a_file_apart_loses_nothing(text: str) -> None:
    whole, _ = decode("articles/a.md", f"---\n{text}\n---\n{text}".encode())
    assert whole is not None

    yaml_text, body, line = split(whole) or ("", "", 0)

    assert body == "\n".join(whole.split("\n")[line - 1 :])
    assert whole.startswith(f"---\n{yaml_text}---")


@given(TEXT | st.from_regex(r"\A[0-9X]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~]?\Z"))
def test_a_text_is_a_date_or_it_is_told_why_not(text: str) -> None:
    if edtf.is_edtf(text):
        assert edtf.why_not(text) == ""
        assert edtf.earliest(text) <= edtf.latest(text)
        assert edtf.in_words(text)
    else:
        assert edtf.why_not(text)


@given(TEXT | st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}\Z") | DATE)
def test_every_guess_is_a_date(text: str) -> None:
    assert all(edtf.is_edtf(guess) for guess in edtf.guesses(text))


def test_every_key_of_an_article_fills_a_field_of_the_noun() -> None:
    assert {row.field or key for key, row in ARTICLE.items()} <= {field.name for field in fields(Article)}
