"""One SQLite file under `.cache/`: values by digest, traces by key, and a few tables kept whole.

Disposable: a damaged file, or one of another version, is thrown away and said so once. Nothing here is ever the only
copy of anything. Every row carries a check of its own, as SQLite does not notice a flipped bit in a row; a row that
fails it, like a page SQLite cannot read, raises CacheDamagedError. What is the machine's fault (a full disk, a folder
that may not be written to, a file in use) raises OSError.
"""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.engine.canonical import digest

VERSION = 2
_SCHEMA = """
CREATE TABLE value (digest BLOB PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE trace (key BLOB PRIMARY KEY, out BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""
_PAGES = 20_000  # a transaction's share of the write-ahead log before it is folded back
_SEAL = 8  # bytes of a row's check
_WAITING = 16 << 20  # bytes of values that may wait in memory for a commit
_MACHINE = {
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES,
}
"""SQLite's primary result codes that do not speak against the file, and what the system calls them."""


class CacheDamagedError(Exception):
    """The cache file cannot be trusted; the caller throws it away and starts again."""


class Cache:
    """The results of earlier builds.

    What is put in waits in memory until `commit`. A forked worker may read but not write; it opens the file anew.
    """

    def __init__(self, path: Path) -> None:
        """Open or create; a file that is not ours or of another version is replaced."""
        self.path = path
        self.was_damaged = False
        self._values: dict[bytes, bytes] = {}
        self._traces: dict[bytes, bytes] = {}
        self._kept: dict[str, bytes | None] = {}
        self._waiting = 0
        self._connection: sqlite3.Connection | None = None
        self._inherited: sqlite3.Connection | None = None
        self._pid = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            path.rmdir()
        try:
            self._prepare()
        except CacheDamagedError:
            self.was_damaged = True
            self.throw_away()
            self._prepare()

    def _prepare(self) -> None:
        try:
            connection = self._open()
            if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise CacheDamagedError("the cache is of another version")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error

    def _meant(self, error: sqlite3.DatabaseError) -> Exception:
        """What an error of SQLite's means to us."""
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            return error
        number = _MACHINE.get(code & 0xFF)
        if number is None or code == sqlite3.SQLITE_IOERR_SHORT_READ:
            return CacheDamagedError(str(error))
        return OSError(number, str(error), os.fspath(self.path))

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._pid == os.getpid():
            return self._connection
        # One that came over a fork is never let go of: closing it would fold back a log that others still write.
        self._inherited = self._connection
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
        self._forget_waiting()

    def _forget_waiting(self) -> None:
        self._values.clear()
        self._traces.clear()
        self._kept.clear()
        self._waiting = 0

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        if self._connection is not None and self._pid == os.getpid():
            self._connection.close()
            self._connection = None

    def before_fork(self) -> None:
        """SQLite must not be carried across a fork: close here, and each side opens its own."""
        self.commit()
        self.close()

    def _row(self, query: str, key: bytes | str) -> Any:
        try:
            row = self._open().execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error
        return None if row is None else row[0]

    def value(self, name: bytes) -> bytes | None:
        """The bytes of that digest; None when they are not held."""
        held = self._values.get(name)
        if held is not None:
            return held
        data = self._row("SELECT data FROM value WHERE digest = ?", name)
        if data is None:
            return None
        if not isinstance(data, bytes) or digest(data) != name:
            raise CacheDamagedError("a value is not what its name says")
        return data

    def put_value(self, data: bytes) -> bytes:
        """Keep these bytes; their digest."""
        name = digest(data)
        if name not in self._values:
            self._values[name] = data
            self._waiting += len(data)
            if self._waiting > _WAITING:
                self.commit()
        return name

    def trace(self, key: bytes) -> bytes | None:
        """What a step gave for that key; None when it has not run on it."""
        found = self._traces.get(key)
        return _unsealed(key, self._row("SELECT out FROM trace WHERE key = ?", key)) if found is None else found

    def put_trace(self, key: bytes, out: bytes) -> None:
        """Remember what a step gave; the values it names must have been put before."""
        self._traces[key] = out

    def kept(self, name: str) -> bytes | None:
        """A table kept whole under a name."""
        if name in self._kept:
            return self._kept[name]
        return _unsealed(name.encode(), self._row("SELECT data FROM kept WHERE name = ?", name))

    def keep(self, name: str, data: bytes) -> None:
        """Keep a table whole under a name, replacing the last."""
        self._kept[name] = data

    def forget(self, name: str) -> None:
        """Keep the table of that name no longer."""
        self._kept[name] = None

    def names(self) -> list[str]:
        """The names of all tables kept."""
        self.commit()
        try:
            return [name for (name,) in self._open().execute("SELECT name FROM kept ORDER BY name")]
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error

    def commit(self) -> None:
        """Write what waits, all of it or nothing."""
        if not (self._values or self._traces or self._kept):
            return
        traces = ((key, _sealed(key, out)) for key, out in self._traces.items())
        kept = ((name, _sealed(name.encode(), data)) for name, data in self._kept.items() if data is not None)
        forgotten = ((name,) for name, data in self._kept.items() if data is None)
        try:
            with self._open() as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR IGNORE INTO value VALUES (?, ?)", self._values.items())
                connection.executemany("INSERT OR REPLACE INTO trace VALUES (?, ?)", traces)
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", kept)
                connection.executemany("DELETE FROM kept WHERE name = ?", forgotten)
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error
        self._forget_waiting()

    def size(self) -> int:
        """Bytes of the file, without what its log holds."""
        try:
            connection = self._open()
            pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
            page: int = connection.execute("PRAGMA page_size").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error
        return pages * page

    def prune(self, values: Iterable[bytes], traces: Iterable[bytes], kept: Iterable[str]) -> None:
        """Forget all but these: values by digest, traces by key, tables by name."""
        self.commit()
        try:
            with self._open() as connection:
                connection.execute("BEGIN IMMEDIATE")
                _keep_only(connection, "value", "digest", values)
                _keep_only(connection, "trace", "key", traces)
                _keep_only(connection, "kept", "name", kept)
            connection.execute("VACUUM")
        except sqlite3.DatabaseError as error:
            raise self._meant(error) from error


def _keep_only(connection: sqlite3.Connection, table: str, column: str, names: Iterable[bytes | str]) -> None:
    connection.execute("CREATE TEMP TABLE live (name PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT OR IGNORE INTO live VALUES (?)", ((name,) for name in names))
    connection.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT name FROM live)")
    connection.execute("DROP TABLE live")


def _sealed(name: bytes, data: bytes) -> bytes:
    return digest(name + data)[:_SEAL] + data


def _unsealed(name: bytes, row: Any) -> bytes | None:
    if row is None:
        return None
    if not isinstance(row, bytes) or _sealed(name, row[_SEAL:]) != row:
        raise CacheDamagedError("a row of the cache was changed")
    return row[_SEAL:]
