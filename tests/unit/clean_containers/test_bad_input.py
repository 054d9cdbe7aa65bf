"""Input made to stop a parser: each gives a line or two, and soon."""

import pytest

from generator.clean.containers import Unread, members
from generator.clean.containers.tables import WRONGLY_QUOTED

MULTIPART = b"Content-Type: multipart/mixed; boundary=B\n\n"


@pytest.mark.parametrize(
    "name, data, why",
    [
        ("a.eml", b"Subject: a\n" + MULTIPART + b"--B\n\nx\n" * 500_000, "it has more than 5,000 parts"),
        (
            "a.eml",
            b"Subject: a\n" + b"Content-Type: message/rfc822\n\n" * 3000,
            "more than 100 of its parts hold other",
        ),
        ("a.eml", b"Subject: a\n" + (MULTIPART + b"--B\n") * 3000, "more than 100 of its parts hold other parts"),
        ("a.json", b"[" * 1_000_000, "its values lie too deep inside one another"),
        ("a.json", b'{"a":' * 1_000_000, "its values lie too deep inside one another"),
        ("a.jsonl", b'[{"a":' * 1_000_000, "its values lie too deep inside one another"),
        ("a.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 1_000_000, "the header lines of this record have no end"),
        (
            "a.warc",
            b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n",
            "the web archive breaks off here, 99,999,999,",
        ),
        ("a.zip", b"PK\x03\x04" * 1_000_000, "no zip file, or one that is cut short"),
    ],
    ids=[
        *("parts", "letters in letters", "parts in parts", "lists", "mappings", "both"),
        *("header lines", "length", "zip"),
    ],
)
def test_input_made_to_stop_a_parser_gives_one_line(name: str, data: bytes, why: str) -> None:
    [found] = members(name, data)

    assert isinstance(found, Unread)
    assert found.is_trouble
    assert found.why.startswith(why)


def test_rows_quoted_wrongly_are_told_one_by_one() -> None:
    found = list(members("a.csv", b"text,title\n" + b'"x" y,z\n' * 100_000))

    assert len(found) == 100_000
    assert {each.why for each in found if isinstance(each, Unread)} == {WRONGLY_QUOTED}


def test_a_key_given_a_hundred_thousand_times_is_kept_each_time() -> None:
    [found] = members("a.json", b'{"text": "One.", ' + b'"a": 1, ' * 100_000 + b'"b": 2}')

    assert not isinstance(found, Unread)
    assert len({value.name for value in found.values}) == 100_001
