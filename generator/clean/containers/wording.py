"""Bytes whose wrapping states an encoding, as UTF-8 where they are right in it.

A reader of text or pages then finds them to be valid UTF-8; where the statement is wrong it gets the bytes as they
came, finds out for itself and reports what could not be read.
"""

import codecs

from generator.clean.encoding import WINDOWS, wide


def recoded(data: bytes, label: str) -> tuple[bytes, str]:
    """The bytes as UTF-8 with the encoding they were in; as they came with "" where the label is none or wrong."""
    label = label.strip().strip("\"'").lower()
    if not label or not label.isascii() or "\0" in label or wide(data):
        return data, ""
    try:
        found = codecs.lookup(WINDOWS.get(label, label))
        if not found._is_text_encoding:  # `base64` and `zip` are codecs, too
            return data, ""
        return data.decode(found.name).encode(), found.name
    except (LookupError, UnicodeError, ValueError):
        return data, ""
