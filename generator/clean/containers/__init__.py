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
from generator.clean.containers.zips import read_zip
from generator.read.raws import format_of


def members(path: str, data: Source, fields: FieldMap | None = None, most: int = MEMBERS) -> Iterator[Member | Unread]:
    """What a container holds, in order, one after the other; its ending says how it is read.

    A member's name begins with the last part of `path` and is the same in each run. Never raises for what stands in
    the data: what cannot be read is told as `Unread`.
    """
    name, allowance = basename(path), Allowance(UNPACKED + GROWTH * len(data))
    for number, found in enumerate(READERS[format_of(path)](name, data, fields or FieldMap(), allowance)):
        if number >= most:
            why = f"the raw file holds more than {most:,} documents and other parts"
            yield Unread(f"{name}:rest", "this part and all after it", why, True, found.start, len(data))
            return
        yield found


def _read_zip(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    return read_zip(name, data, fields, allowance, READERS)


READERS: Mapping[str, Reader] = {
    "json": read_json,
    "json lines": read_jsonl,
    "table": read_csv,
    "mail": read_mail,
    "web archive": read_warc,
    "zip": _read_zip,
}
"""How each format of a file that holds documents is read; `generator/read/raws.py` has the endings."""
