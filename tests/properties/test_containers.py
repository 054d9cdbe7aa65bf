"""Nothing in a container is lost: its bytes lie in a member or in something told, and each value has one fate."""

import csv
import gzip
import io
import json
from collections import Counter
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unit.clean_containers.making import answer, record, zipped

from generator.clean.containers import FieldMap, Member, Unread, members
from generator.model import Fate
from generator.read.raws import FORMATS, is_container

NAMES = ("title", "headline", "text", "body", "html", "date", "url", "author", "tags", "id", "note", "source")
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)
scalars = st.one_of(
    words, st.none(), st.booleans(), st.integers(), st.sampled_from(["2014-11-20", "https://a.example/"])
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)),
    max_leaves=6,
)
records = st.dictionaries(st.sampled_from(NAMES), values, max_size=6)
maps = st.dictionaries(st.sampled_from(["body", "title", "date", "authors"]), st.sampled_from(NAMES), max_size=3).map(
    lambda found: FieldMap(tuple(found.items()))
)


@given(records, maps)
@example({"text": ["One.", "Two."], "title": ["A", "B"]}, FieldMap())
def test_each_value_of_a_record_is_the_text_or_lifted_or_dropped(given: dict[str, Any], fields: FieldMap) -> None:
    [found] = members("a.json", json.dumps([given]).encode(), fields)

    if isinstance(found, Member):
        told = Counter((value.name, value.text) for value in found.values)
        text = [(name, text) for name, text in leaves(given) if name == found.body and text.strip()]
        assert told == Counter((name, text) for name, text in leaves(given) if name != found.body and text.strip())
        assert found.data.decode() == "\n\n".join(text for _, text in text)
        assert {value.fate for value in found.values} <= {Fate.LIFTED, Fate.DROPPED}
        lifted = {value.why for value in found.values if value.fate is Fate.LIFTED}
        assert {fact.field for fact in found.stated} == lifted
    else:
        assert (found.is_trouble, found.start, found.end) == (True, 1, len(json.dumps([given])) - 1)


@given(st.lists(records, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_the_bytes_of_a_list_lie_in_its_records(
    given: list[dict[str, Any]], indent: int | None, is_ascii: bool
) -> None:
    data = json.dumps(given, indent=indent, ensure_ascii=is_ascii).encode()

    found = list(members("a.json", data))

    assert not between(data, found).strip(b"[], \n")
    if given:
        assert [json.loads(data[each.start : each.end]) for each in found] == given


@given(st.lists(st.one_of(records.map(json.dumps), st.sampled_from(["", "{", "[]", '"', "nul"])), max_size=6))
def test_the_bytes_of_json_lines_lie_in_their_records(lines: list[str]) -> None:
    data = "\n".join(lines).encode()

    found = list(members("a.jsonl", data))

    assert not between(data, found).strip()
    assert len(found) == sum(1 for line in lines if line)
    assert len({each.name for each in found}) == len(found)


@given(st.lists(st.lists(words, min_size=3, max_size=5), max_size=5), st.sampled_from(",;\t"), st.booleans())
def test_each_cell_of_a_table_has_a_fate(rows: list[list[str]], delimiter: str, is_wide: bool) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([["text", "title", "note"], *rows])
    data = file.getvalue().encode("utf-16" if is_wide else "utf-8")

    found = list(members("a.csv", data, FieldMap(delimiter=delimiter)))

    full = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(found) == len(full)
    for row, each in zip(full, found, strict=True):
        assert isinstance(each, Member) == bool(row[0].strip())
        if isinstance(each, Member):
            cells = [*(value.text for value in each.values), each.data.decode()]
            assert Counter(cells) == Counter(cell for cell in row if cell.strip())


parts = st.lists(
    st.tuples(st.sampled_from(["plain", "html", "png"]), st.binary(min_size=1, max_size=60), st.booleans()), max_size=5
)


@given(words, parts)
def test_each_part_of_a_letter_has_a_fate(subject: str, given: list[tuple[str, bytes, bool]]) -> None:
    letter = EmailMessage()
    letter["Subject"] = " ".join(subject.split())
    letter.make_mixed()
    for kind, data, is_attached in given:
        main = "image" if kind == "png" else "text"
        part = EmailMessage()
        part.set_content(data, main, kind, disposition="attachment" if is_attached else None)
        letter.attach(part)

    [found] = members("a.eml", letter.as_bytes())

    texts = [data for kind, data, is_attached in given if kind != "png" and not is_attached and data.strip()]
    assert isinstance(found, Member) == bool(texts)
    if isinstance(found, Member):
        assert found.data in texts
        left = [value for value in found.values if value.name.startswith("part ")]
        assert len(left) == len(given) - 1
        assert all(value.fate is Fate.DROPPED and value.why for value in left)


blocks = st.one_of(
    st.tuples(st.just("response"), st.binary(max_size=40).map(lambda content: answer(content))),
    st.tuples(st.sampled_from(["request", "warcinfo", "response", "gossip"]), st.binary(max_size=40)),
)


@given(st.lists(blocks, min_size=1, max_size=5), st.sampled_from(["", "each", "all"]), st.integers(0, 400))
def test_the_bytes_of_a_web_archive_lie_in_its_records(given: list[tuple[str, bytes]], packed: str, cut: int) -> None:
    each = [record(kind, block) for kind, block in given]
    data = b"".join(gzip.compress(one) for one in each) if packed == "each" else b"".join(each)
    data = gzip.compress(data) if packed == "all" else data
    data = data[: max(len(data) - cut, 1)]

    found = list(members("a.warc", data))

    assert not between(data, found)
    assert len({one.name for one in found}) == len(found)
    assert cut or [one.name for one in found] == [f"a.warc#{number}" for number in range(1, len(given) + 1)]


@given(st.lists(st.tuples(st.sampled_from(["a.txt", "b/c.html", "d", "e.png"]), st.binary(max_size=80)), max_size=5))
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_each_file_of_a_zip_file_is_told_once(given: list[tuple[str, bytes]]) -> None:
    data = zipped(given)

    found = list(members("a.zip", data))

    assert len(found) == len({each.name for each in found}) == len(given)
    assert not between(data[: data.index(b"PK\x01\x02")] if given else b"", found)
    for (_, content), each in zip(given, found, strict=True):
        assert not isinstance(each, Member) or each.data == content


@given(
    st.sampled_from(sorted(filter(is_container, FORMATS))),
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
)
@example(".json", b"[" * 100_000)
@example(".jsonl", b'{"a":' * 100_000)
@example(".json", b'{"text": "a", "n": ' + b"9" * 10_000 + b"}")
@example(".eml", b"Subject: a\nContent-Type: multipart/mixed; boundary=B\n\n--B\n" * 500)
@example(".eml", b"Subject: =?utf-7?q?+2AA-?=\nFrom: \xff\nDate: =?x?q?=ff?=\n\nOne.")
@example(".csv", b'text\n"')
@example(".csv", b"\xff\xfet\0e\0x\0t\0\n\0a")
@example(".csv", b"text\n" + b"\0" * 100)
def test_no_bytes_raise_and_none_go_unsaid(ending: str, data: bytes) -> None:
    found = list(members(f"a{ending}", data))

    assert all(0 <= each.start <= each.end <= len(data) for each in found)
    assert all(isinstance(each, Member) or each.why for each in found)
    assert found or not data.strip() or ending in (".csv", ".tsv", ".jsonl", ".ndjson")


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".json", ".jsonl", ".csv", ".eml", ".warc"])
def test_fifty_megabytes_on_one_line_are_read_or_refused(ending: str) -> None:
    line = b"a" * (50 << 20)
    data = {".json": b'[{"text": "%s"}]', ".jsonl": b'{"text": "%s"}', ".csv": b"text\n%s", ".eml": b"Subject: a\n\n%s"}

    found = list(members(f"a{ending}", data.get(ending, b"WARC/%s") % line))

    assert len(found) == 1
    assert isinstance(found[0], Unread) or len(found[0].data) == len(line)


def leaves(value: Any, path: str = "") -> list[tuple[str, str]]:
    """The values of a record by name, found another way than the reader's."""
    match value:
        case dict():
            return [leaf for key, one in value.items() for leaf in leaves(one, f"{path}.{key}".strip("."))]
        case list():
            return [leaf for one in value for leaf in leaves(one, path)]
        case None:
            return []
        case bool() | int():
            return [(path, json.dumps(value))]
    return [(path, value)]


def between(data: bytes, found: list[Member | Unread]) -> bytes:
    """The bytes that lie in no member and nothing told."""
    rest = bytearray()
    at = 0
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        assert each.start >= at, "two of them lie in the same bytes"
        rest += data[at : each.start]
        at = max(at, each.end)
    return bytes(rest + data[at:])
