"""The search index: runs Pagefind over built pages and makes what it gives the same at each run.

Every build imports this module and few make an index, so what that takes is imported where it is used.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.errors import SurroundingsError

NEEDED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.",
    "pagefind.",
    "index/",
    "fragment/",
    "filter/",
)
"""How the paths begin of what a search interface of one's own needs; Pagefind's ready-made ones are left out."""
_APPARATUS = ".note-number, .note"
"""What stands among an article's words and is not its own: an editor's note found there would pass for the article's,
and `years` before note 1 would be found as `years1`."""
_MAGIC = b"pagefind_dcd"  # stands before the CBOR in each compressed file


def indexer() -> Path | None:
    """Pagefind's program; None where it is not installed, as on a platform for which it is not made."""
    import importlib

    try:
        found: Path = importlib.import_module("pagefind_bin").get_executable()
    except (ImportError, FileNotFoundError):
        return None
    return found


def bundle(program: Path, site: Path, glob: str = "**/*.html") -> dict[str, bytes]:
    """The files of `pagefind/` for the pages under `site` that match: path below `pagefind/` → bytes.

    Raises SurroundingsError when the program cannot be run or fails.
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pressmark-search-") as folder:
        _run(program, site, glob, Path(folder))
        paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        files = {path.relative_to(folder).as_posix(): path for path in paths}
        return canonical({name: path.read_bytes() for name, path in files.items() if name.startswith(NEEDED)})


def _run(program: Path, site: Path, glob: str, out: Path) -> None:
    import subprocess

    command: list[str | Path] = [program, "--silent", "--site", site, "--glob", glob, "--output-path", out]
    command += ["--exclude-selectors", _APPARATUS]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        raise SurroundingsError(f"the search indexer {program} did not start: {error.strerror}{_FIX}") from error
    if ended.returncode:
        said = (ended.stderr.strip() or ended.stdout.strip() or f"exit code {ended.returncode}").splitlines()
        raise SurroundingsError(f"the search indexer failed: {said[-1]}{_FIX}")


_FIX = "\n  fix: install the package pagefind-bin anew, or build with --no-search"


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index with its filters in order.

    Pagefind 1.5 writes filters in the order of a hash table that is seeded anew at each run; as files are named by
    their content, that reaches the list of filters (`.pf_meta`) and the entry. A file of a form not known here is
    left as it is.
    """
    import json
    import zlib

    try:
        filters = {path: _unpacked(data) for path, data in files.items() if path.startswith("filter/")}
        metas = {path: _unpacked(data) for path, data in files.items() if path.endswith(".pf_meta")}
        entry = json.loads(files["pagefind-entry.json"])
        return dict(sorted(_renamed(dict(files), filters, metas, entry).items()))
    except (ValueError, LookupError, TypeError, OSError, zlib.error):
        return dict(files)


def _renamed(
    files: dict[str, bytes], filters: Mapping[str, Any], metas: Mapping[str, Any], entry: dict[str, Any]
) -> dict[str, bytes]:
    """The files with ordered filters, and all that is named by their content named anew."""
    import json

    names = {}
    for path, (name, values) in filters.items():
        old = path.removeprefix("filter/").removesuffix(".pf_filter")
        data = _packed([name, sorted(values)])
        names[old] = _hash(old, data)
        del files[path]
        files[f"filter/{names[old]}.pf_filter"] = data
    for path, meta in metas.items():
        old = path.removeprefix("pagefind.").removesuffix(".pf_meta")
        meta[_FILTERS] = sorted([name, names[hashed]] for name, hashed in meta[_FILTERS])
        data = _packed(meta)
        names[old] = _hash(old, data)
        del files[path]
        files[f"pagefind.{names[old]}.pf_meta"] = data
    for language in entry["languages"].values():
        language["hash"] = names[language["hash"]]
    files["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return files


_FILTERS = 3  # of the fields of a .pf_meta: version, pages, index chunks, filters, sorts, metadata


def _hash(old: str, data: bytes) -> str:
    """A name as Pagefind makes them: language, `_`, hex."""
    from hashlib import sha256

    return f"{old.rpartition('_')[0]}_{sha256(data).hexdigest()[:10]}"


def _unpacked(data: bytes) -> Any:
    import gzip

    plain = gzip.decompress(data)
    if not plain.startswith(_MAGIC):
        raise ValueError("not a file of Pagefind's")
    value, end = _decode(plain, len(_MAGIC))
    if end != len(plain):
        raise ValueError("something follows the value")
    return value


def _packed(value: Any) -> bytes:
    import gzip

    out = bytearray(_MAGIC)
    _encode(value, out)
    return gzip.compress(out, mtime=0)


# CBOR (RFC 8949), the part Pagefind uses: unsigned numbers, text and arrays of known length.
_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    major, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        if size > 27:
            raise ValueError("a length that is not given")
        width = 1 << (size - 24)
        size = int.from_bytes(data[at : at + width], "big")
        at += width
    if major == _NUMBER:
        return size, at
    if major == _TEXT:
        return data[at : at + size].decode(), at + size
    if major != _ARRAY:
        raise ValueError(f"CBOR of major type {major}")
    items = []
    for _ in range(size):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _encode(value: Any, out: bytearray) -> None:
    if isinstance(value, str):
        data = value.encode()
        _encode_head(_TEXT, len(data), out)
        out += data
    elif isinstance(value, list):
        _encode_head(_ARRAY, len(value), out)
        for item in value:
            _encode(item, out)
    else:
        _encode_head(_NUMBER, value, out)


def _encode_head(major: int, size: int, out: bytearray) -> None:
    if size < 24:
        out.append(major << 5 | size)
        return
    power = next(power for power in range(4) if size < 1 << (8 << power))
    out.append(major << 5 | 24 + power)
    out += size.to_bytes(1 << power, "big")
