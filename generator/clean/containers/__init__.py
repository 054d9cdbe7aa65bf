"""Raw files that hold a document in a wrapping, or many: their members, and a line on all that is no member.

Each byte of a container lies in the range of a member or of something unread, but for the signs that only hold it
together: white space, a list's brackets and commas, a table's header row, a zip file's table of contents. Beside a
member's text each value is lifted or dropped with a reason.
"""

from collections.abc import Iterator, Mapping
from posixpath import basename

from generator.clean.containers.json_files import read_json, read_jsonl
from generator.clean.containers.mail import read_mail
from generator.clean.containers.parts import GROWTH, MEMBERS, UNPACKED, Found, Reader, Source
from generator.clean.containers.parts import Allowance as Allowance
from generator.clean.containers.parts import FieldMap as FieldMap
from generator.clean.containers.parts import Member as Member
from generator.clean.containers.parts import Unread as Unread
from generator.clean.containers.parts import Value as Value
from generator.clean.containers.tables import read_csv
from generator.clean.containers.warc import read_warc
from generator.clean.containers.zips import ending, read_zip


def members(path: str, data: Source, fields: FieldMap | None = None, most: int = MEMBERS) -> Iterator[Member | Unread]:
    """What a container holds, in order, one after the other; its ending says how it is read.

    A member's name begins with the last part of `path` and is the same in each run. Never raises for what stands in
    the data: what cannot be read is told as `Unread`.
    """
    name, allowance = basename(path), Allowance(UNPACKED + GROWTH * len(data))
    for number, found in enumerate(READERS[ending(path)](name, data, fields or FieldMap(), allowance)):
        if number >= most:
            why = f"the raw file holds more than {most:,} documents and other parts"
            yield Unread(f"{name}:rest", "this part and all after it", why, True, found.start, len(data))
            return
        yield found


def is_container(path: str) -> bool:
    """True for a raw file whose ending says that it is read by `members`."""
    return ending(path) in READERS


def _read_zip(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    return read_zip(name, data, fields, allowance, READERS)


READERS: Mapping[str, Reader] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".eml": read_mail,
    ".mhtml": read_mail,
    ".mht": read_mail,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".zip": _read_zip,
}
"""Ending of a raw file → how it is read."""
