"""Web archives, packed and not, whole and cut."""

import gzip
from itertools import pairwise

import pytest
from unit.clean_containers.making import answer, record

from generator.clean.block import Fact
from generator.clean.containers import Member, Unread, members
from generator.clean.containers import warc as warc_module
from generator.clean.containers.parts import Allowance, FieldMap

PAGE = "<html><p>Äpfel for the whole valley</p></html>"
PACKED = gzip.compress(PAGE.encode(), mtime=0)
RECORDS = [
    record("warcinfo", b"software: crawler", ""),
    record("request", b"GET /a HTTP/1.1\r\n\r\n"),
    record("response", answer(PAGE.encode())),
    record("response", answer(b"<p>Two</p>"), "https://gazette.example/b"),
]


def chunked(content: bytes) -> bytes:
    return b"9\r\n%s\r\n%X;x=y\r\n%s\r\n0\r\n\r\n" % (content[:9], len(content) - 9, content[9:])


def pages(data: bytes, name: str = "a.warc") -> list[str]:
    return [found.data.decode() for found in members(name, data) if isinstance(found, Member)]


def reasons(data: bytes, name: str = "a.warc") -> list[str]:
    return [found.why for found in members(name, data) if isinstance(found, Unread)]


def one(data: bytes) -> Member | Unread:
    [found] = members("a.warc", data)
    return found


def test_a_captured_page_states_its_address_and_the_day_it_was_captured() -> None:
    found = one(record("response", answer(PAGE.encode())))

    assert isinstance(found, Member)
    assert found.stated == (
        Fact("source_url", "https://gazette.example/a", "WARC-Target-URI of record 1", "", 95),
        Fact("retrieved", "2015-02-03", "WARC-Date of record 1", "", 95),
    )


@pytest.mark.parametrize(
    "sent",
    [
        answer(PAGE.encode()),
        answer(PAGE.encode("latin-1"), "Content-Type: text/html; charset=ISO-8859-1"),
        answer(PACKED, "Content-Encoding: gzip"),
        answer(PAGE.encode(), "Content-Encoding: gzip"),
        answer(chunked(PAGE.encode()), "Transfer-Encoding: chunked"),
        answer(PAGE.encode(), "Transfer-Encoding: chunked"),
        answer(chunked(PACKED), "Transfer-Encoding: chunked", "Content-Encoding: x-gzip"),
        answer(PAGE.encode(), "Content-Type:"),
    ],
    ids=["plain", "latin-1", "gzip", "unpacked", "chunked", "joined", "chunks of gzip", "no type"],
)
def test_a_page_is_read_however_it_was_sent(sent: bytes) -> None:
    assert pages(record("response", sent)) == [PAGE]


@pytest.mark.parametrize(
    "kind, block, why",
    [
        ("response", answer(b"x", "Content-Encoding: br"), "packed as `br`, which is not read"),
        ("response", answer(PACKED[:-9], "Content-Encoding: gzip"), "the page is packed, and breaks off"),
        ("response", answer(b"FF\r\nshort", "Transfer-Encoding: chunked"), "the page breaks off within a chunk"),
        ("response", answer(b"x", status="404 Not Found"), "the server answered 404"),
        ("response", answer(b"x", "Content-Type: image/png"), "no page but image/png"),
        ("response", answer(b" "), "the page is empty"),
        ("response", b"gazette.example. 300 IN A 192.0.2.1", "no answer of a web server"),
        ("revisit", b"", "the page was the same when it was captured before"),
        ("gossip", b"", "a kind of record that is not known"),
    ],
)
def test_what_is_no_page_is_told(kind: str, block: bytes, why: str) -> None:
    assert reasons(record(kind, block)) == [why]


def test_records_have_the_places_of_their_gzip_members() -> None:
    packed = [gzip.compress(each, mtime=0) for each in RECORDS]

    found = list(members("a.warc.gz", b"".join(packed)))

    places = [sum(map(len, packed[:at])) for at in range(len(packed) + 1)]
    assert [(each.start, each.end) for each in found] == list(pairwise(places))


def test_many_records_in_one_gzip_member_are_all_read() -> None:
    assert pages(gzip.compress(b"".join(RECORDS)), "a.warc.gz") == [PAGE, "<p>Two</p>"]


@pytest.mark.parametrize("cut", range(1, len(RECORDS[-1]) - 4, 7))
def test_a_cut_archive_gives_what_is_whole_and_one_line_on_the_rest(cut: int) -> None:
    whole = b"".join(RECORDS)

    found = list(members("a.warc", whole[:-cut] if cut > 4 else whole[: -cut - 4]))

    assert [each.data.decode() for each in found if isinstance(each, Member)] == [PAGE]
    last = found[-1]
    assert isinstance(last, Unread)
    assert last.is_trouble
    assert "breaks off here" in last.why or "no record of a web archive begins here" in last.why
    assert last.start == len(b"".join(RECORDS[:-1]))


def test_a_packed_archive_cut_in_a_member_says_so() -> None:
    packed = b"".join(gzip.compress(each, mtime=0) for each in RECORDS)

    assert pages(packed[:-40], "a.warc.gz") == [PAGE]
    assert "what is packed breaks off here" in reasons(packed[:-40], "a.warc.gz")[-1]


def test_a_packed_archive_damaged_in_the_middle_says_so() -> None:
    first, rest = gzip.compress(RECORDS[2], mtime=0), gzip.compress(RECORDS[3], mtime=0)

    found = list(members("a.warc.gz", first + rest[:12] + b"\xff" * 20 + rest[32:]))

    assert isinstance(found[0], Member)
    assert (found[0].start, found[0].end, found[1].start) == (0, len(first), len(first))
    assert isinstance(found[1], Unread)
    assert "damaged" in found[1].why


def test_a_packed_bomb_stops_at_the_allowance() -> None:
    bomb = gzip.compress(record("response", answer(b"a" * 3_000_000)))

    found = list(warc_module.read_warc("a.warc.gz", bomb, FieldMap(), Allowance(unpacked=1_000_000)))

    assert [type(each) for each in found] == [Unread]
    assert "unpacks to more than it may" in str(found)


def test_a_page_that_is_a_bomb_stops_at_the_allowance() -> None:
    bomb = record("response", answer(gzip.compress(b"a" * 3_000_000), "Content-Encoding: gzip"))

    found = list(warc_module.read_warc("a.warc", bomb, FieldMap(), Allowance(unpacked=1_000_000)))

    assert [each.why for each in found if isinstance(each, Unread)] == ["the page unpacks to more than 1,000,000 bytes"]


@pytest.mark.parametrize("length", ["-5", "x", "9" * 40, "1e3", ""])
def test_a_length_that_is_none_ends_the_reading(length: str) -> None:
    data = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nabc".encode()

    assert reasons(data) == ["this record does not tell its length"]


def test_a_page_the_crawler_cut_short_is_read_and_says_so() -> None:
    found = one(record("response", answer(PAGE.encode()), more="WARC-Truncated: length\r\n"))

    assert isinstance(found, Member)
    assert "the crawler cut the page short; its end is missing" in {value.why for value in found.values}
