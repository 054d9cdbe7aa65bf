"""Of a large container only what is at hand is held; and each member has a name for its own bytes."""

import gzip
import json
from hashlib import sha256

import pytest
from unit.clean_containers.making import Stretches, answer, record, zipped

from generator.clean.containers import Member, members
from generator.clean.containers.json_text import Broken, JsonText

TEXT = "Boats were tied up along the whole of the eastern quay. " * 40
RECORDS = [{"title": f"Report {number}", "body": f"{number} {TEXT}"} for number in range(4000)]
LIST = json.dumps(RECORDS).encode()
LINES = b"".join(json.dumps(each).encode() + b"\n" for each in RECORDS)
ROWS = "title,body\n" + "".join(f'"{each["title"]}","{each["body"]}"\n' for each in RECORDS)
CAPTURES = b"".join(record("response", answer(f"<html><p>{each['body']}".encode())) for each in RECORDS)
PACKED = b"".join(gzip.compress(record("response", answer(f"<html><p>{each['body']}".encode())), 1) for each in RECORDS)


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.json", LIST),
        ("records-without-a-list.json", LINES),
        ("a.jsonl", LINES),
        ("a.csv", ROWS.encode()),
        ("a.csv", ROWS.encode("utf-16")),
        ("a.warc", CAPTURES),
        ("a.warc.gz", PACKED),
        ("a.zip", zipped([(f"{number}.txt", each["body"].encode()) for number, each in enumerate(RECORDS)])),
    ],
)
def test_a_large_container_is_read_in_stretches(name: str, data: bytes) -> None:
    source = Stretches(data)

    found = sum(isinstance(each, Member) for each in members(name, source))

    assert found == len(RECORDS)
    assert source.longest <= (len(data) if name == "a.csv" else 2 << 20)  # a table of up to 64 MB is decoded whole


@pytest.mark.parametrize("window", [1, 2, 3, 7, 64])
def test_values_on_the_edge_of_a_window_come_whole(window: int) -> None:
    data = b'  {"a": [1, 23, "x\xc3\xa9\\"y"]}  , 4567   '

    text = JsonText(data, window)

    assert text.skip(0) == 2
    value, end = text.value(2)
    assert value == {"a": ["1", "23", 'x\u00c3\u00a9"y']}
    assert data[2:end] == b'{"a": [1, 23, "x\xc3\xa9\\"y"]}'
    comma = text.skip(end)
    assert text.sign(comma) == ","
    assert text.value(text.skip(comma + 1)) == ("4567", len(data) - 3)
    assert text.sign(text.skip(len(data) - 3)) == ""


@pytest.mark.parametrize("window", [2, 64])
def test_a_value_that_breaks_off_is_told(window: int) -> None:
    with pytest.raises(Broken, match="breaks off"):
        JsonText(b'{"a": [1, 2', window).value(0)


@pytest.mark.parametrize(
    "name, data, own",
    [
        ("a.jsonl", b'{"body": "One."} \r\n{"body": "Two."}', [b'{"body": "One."}', b'{"body": "Two."}']),
        ("a.json", b'[{"body": "One."},\n {"body": "Two."}]', [b'{"body": "One."}', b'{"body": "Two."}']),
        ("a.csv", b'body\r\n"One,\nfor all"\r\nTwo', [b'"One,\nfor all"', b"Two"]),
        ("a.csv", "body\nOne\n".encode("utf-16"), ["One".encode("utf-16-le")]),
        ("a.eml", b"Subject: a\n\nOne.\n", [b"Subject: a\n\nOne.\n"]),
        ("a.warc", record("response", answer(b"<p>One.")), [b"<p>One."]),
        ("a.warc.gz", gzip.compress(record("response", answer(b"<p>One."))), [b"<p>One."]),
        ("a.zip", zipped([("a.txt", b"One."), ("b.jsonl", b'{"body": "Two."}\n')]), [b"One.", b'{"body": "Two."}']),
    ],
)
def test_a_members_digest_is_of_its_own_bytes(name: str, data: bytes, own: list[bytes]) -> None:
    found = [each.sha256 for each in members(name, data) if isinstance(each, Member)]

    assert found == [sha256(each).hexdigest() for each in own]


@pytest.mark.parametrize(
    "name, data, more",
    [("a.csv", b"body\nOne\nTwo", b"\nThree"), ("a.jsonl", b'{"body": "One."}', b'\n{"body": "Two."}')],
)
def test_what_is_added_at_the_end_changes_no_digest(name: str, data: bytes, more: bytes) -> None:
    before = [each for each in members(name, data) if isinstance(each, Member)]
    after = [each for each in members(name, data + more) if isinstance(each, Member)]

    assert [each.sha256 for each in after[: len(before)]] == [each.sha256 for each in before]
