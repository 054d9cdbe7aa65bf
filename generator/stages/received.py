"""The stages that give each article its raw document, as it was received."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from generator.clean.document import Document, documents
from generator.clean.received import received_file, received_member
from generator.engine.build import Argument, Ref
from generator.read.raws import DEFAULTS, file_of, is_container
from generator.stages.desk import Desk
from generator.stages.rows import Made, Rows


def received(desk: Desk, pages: Made) -> dict[str, Ref[Any]]:
    """By article: its raw document with what its record says (nothing where it has none)."""
    make = desk.make
    none = make.given(b"")
    files: Rows = {}
    held: Rows = {}
    opened: dict[str, Mapping[str, Ref[Any]]] = {}
    for page in pages:
        name, _, raw = page.split("\t")[1].partition(" ")
        path = f"cleaning/{name}.yml"
        record = make.given(path), desk.file(path) if path in desk.digests else none
        file = file_of(raw, desk.digests)
        if not is_container(file):
            files[f"articles/{name}"] = (make.given(raw), desk.file(raw), *record)
            continue
        if file not in opened:
            opened[file] = make.split(documents, *_container(desk, file))
        gone = make.given(Document(raw, b"", "", "text"))
        held[f"articles/{name}"] = (opened[file].get(raw, gone), *record)
    return {**make.map(received_file, files), **make.map(received_member, held)}


def _container(desk: Desk, file: str) -> tuple[Argument, ...]:
    """A raw file that holds documents, and the defaults of its folder: path and bytes of each."""
    folders = accumulate(file.split("/")[:-1], "{}/{}".format)
    found = [path for folder in folders if (path := f"{folder}/{DEFAULTS}") in desk.digests]
    said = desk.file(found[-1]) if found else desk.make.given(b"")
    return desk.make.given(file), desk.file(file), desk.make.given(found[-1] if found else ""), said
