"""One SQLite file under `.cache/`: values by digest, traces by key, and a few tables kept whole.

Disposable: a damaged file, or one of another version, is thrown away and said so once. Nothing here is ever the only
copy of anything.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.engine.canonical import digest

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS value (digest BLOB PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS trace (key BLOB PRIMARY KEY, out BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""
_PAGES = 20_000  # a transaction's share of the write-ahead log before it is folded back


class CacheDamagedError(Exception):
    """The cache file cannot be trusted; the caller throws it away and starts again."""


class Cache:
    """The results of earlier builds.

    Values put in wait in memory until `commit`. A forked worker may read but not write; it opens the file anew.
    """

    def __init__(self, path: Path) -> None:
        """Open or create; a file that is not ours or of another version is replaced."""
        self.path = path
        self.was_damaged = False
        self._values: dict[bytes, bytes] = {}
        self._traces: dict[bytes, bytes] = {}
        self._kept: dict[str, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            if "locked" in str(error) or "readonly" in str(error):
                raise
            self.was_damaged = True
            self.throw_away()
            self._prepare()

    def _prepare(self) -> None:
        connection = self._open()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            self.throw_away()
            connection = self._open()
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(_SCHEMA + f"PRAGMA user_version={VERSION};")

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._pid != os.getpid():
            self._connection = sqlite3.connect(self.path, isolation_level=None, timeout=10)
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.execute(f"PRAGMA wal_autocheckpoint={_PAGES}")
            self._pid = os.getpid()
        return self._connection

    def throw_away(self) -> None:
        """Forget everything."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{self.path}{suffix}").unlink()
        self._values.clear()
        self._traces.clear()
        self._kept.clear()

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        if self._connection is not None and self._pid == os.getpid():
            self._connection.close()
        self._connection = None

    def before_fork(self) -> None:
        """SQLite must not be carried across a fork: close here, and each side opens its own."""
        self.commit()
        self.close()

    def _row(self, query: str, key: bytes | str) -> bytes | None:
        try:
            row = self._open().execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise CacheDamagedError(str(error)) from error
        return None if row is None else row[0]

    def value(self, name: bytes) -> bytes | None:
        """The bytes of that digest, checked; None when they are not held."""
        data = self._values.get(name)
        if data is None:
            data = self._row("SELECT data FROM value WHERE digest = ?", name)
            if data is not None and digest(data) != name:
                raise CacheDamagedError("a value is not what its name says")
        return data

    def put_value(self, data: bytes) -> bytes:
        """Keep these bytes; their digest."""
        name = digest(data)
        self._values[name] = data
        return name

    def trace(self, key: bytes) -> bytes | None:
        """What a step gave for that key; None when it has not run on it."""
        found = self._traces.get(key)
        return self._row("SELECT out FROM trace WHERE key = ?", key) if found is None else found

    def put_trace(self, key: bytes, out: bytes) -> None:
        """Remember what a step gave."""
        self._traces[key] = out

    def kept(self, name: str) -> bytes | None:
        """A table kept whole under a name."""
        found = self._kept.get(name)
        return self._row("SELECT data FROM kept WHERE name = ?", name) if found is None else found

    def keep(self, name: str, data: bytes) -> None:
        """Keep a table whole under a name, replacing the last."""
        self._kept[name] = data

    def commit(self) -> None:
        """Write what waits."""
        if not (self._values or self._traces or self._kept):
            return
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR IGNORE INTO value VALUES (?, ?)", self._values.items())
            connection.executemany("INSERT OR REPLACE INTO trace VALUES (?, ?)", self._traces.items())
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._kept.items())
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise CacheDamagedError(str(error)) from error
        self._values.clear()
        self._traces.clear()
        self._kept.clear()

    def size(self) -> int:
        """Bytes of the values held, as pages of the file."""
        connection = self._open()
        pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
        page: int = connection.execute("PRAGMA page_size").fetchone()[0]
        return pages * page

    def prune(self, values: Iterable[bytes], traces: Mapping[bytes, bytes]) -> None:
        """Forget all values and traces but these."""
        self.commit()
        connection = self._open()
        connection.execute("CREATE TEMP TABLE live (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        connection.executemany("INSERT OR IGNORE INTO live VALUES (?)", ((name,) for name in values))
        connection.execute("DELETE FROM value WHERE digest NOT IN (SELECT digest FROM live)")
        connection.execute("DROP TABLE live")
        connection.execute("DELETE FROM trace")
        connection.executemany("INSERT OR REPLACE INTO trace VALUES (?, ?)", traces.items())
        connection.execute("VACUUM")
