"""A file's bytes, or what they unpack to, a piece at a time, and where in the file each piece stands."""

import zlib
from collections import deque

from generator.clean.containers.parts import RATIO, RATIO_FROM, Allowance, Source

CHUNK = 1 << 16
GZIP = b"\x1f\x8b"


class Stream:
    """The bytes in order; those of gzip members are unpacked as they are asked for.

    A place in a gzip file is that of the member it is packed in, as indexes of web archives have it.
    """

    def __init__(self, data: Source, allowance: Allowance) -> None:
        """Nothing is unpacked yet."""
        self.trouble = ""
        """Why there is no more, where that is not the end of the file."""
        self._data, self._allowance = data, allowance
        self._at = 0
        self._member = 0
        self._is_packed = data[: len(GZIP)] == GZIP
        self._unpacker: zlib._Decompress | None = None
        self._grown = 0
        """Bytes that the gzip member at hand has given so far."""
        self._pieces: deque[tuple[int, bytes]] = deque()

    def place(self) -> int:
        """Where the next byte stands in the file; its length at the end, or where it cannot be unpacked further."""
        if self._pieces or self._more():
            return self._pieces[0][0]
        return self._member if self.trouble else len(self._data)

    @property
    def is_over(self) -> bool:
        """True where nothing is left that can be read."""
        return not self._pieces and not self._more()

    def line(self, limit: int) -> bytes:
        """Bytes up to a line end, with it; at most `limit`, and less at the end of the stream."""
        found = bytearray()
        while len(found) < limit and not self.is_over:
            piece = self._pieces[0][1]
            end = piece.find(b"\n", 0, limit - len(found)) + 1
            found += self._take(end or limit - len(found))
            if end:
                break
        return bytes(found)

    def take(self, count: int) -> bytes:
        """The next bytes; fewer at the end of the stream."""
        found = bytearray()
        while len(found) < count and not self.is_over:
            found += self._take(count - len(found))
        return bytes(found)

    def skip(self, count: int) -> int:
        """Pass over bytes; how many there were."""
        done = 0
        while done < count and not self.is_over:
            done += len(self._take(count - done))
        return done

    def skip_blank(self) -> int:
        """Pass over line ends; how many bytes there were."""
        done = 0
        while not self.is_over and (piece := self._pieces[0][1])[:1] in (b"\r", b"\n"):
            done += len(self._take(len(piece) - len(piece.lstrip(b"\r\n"))))
        return done

    def _take(self, count: int) -> bytes:
        """At most so many bytes of the first piece."""
        place, piece = self._pieces.popleft()
        if count < len(piece):
            self._pieces.appendleft((place if self._is_packed else place + count, piece[count:]))
        return piece[:count]

    def _more(self) -> bool:
        """Get another piece; False if there is none."""
        while not self.trouble and (self._at < len(self._data) or self._unpacker):
            start = self._at
            piece = self._unpacked() if self._is_packed else self._data[start : start + CHUNK]
            if not self._is_packed:
                self._at += len(piece)
            if piece:
                self._pieces.append((self._member if self._is_packed else start, piece))
                return True
        return False

    def _unpacked(self) -> bytes:
        """The next piece of the gzip member at hand, or of the next one; empty where there is none yet."""
        if self._unpacker is None:
            if self._data[self._at : self._at + len(GZIP)] != GZIP:
                self.trouble, self._member = "what follows is not packed as what stands before it", self._at
                return b""
            self._unpacker, self._member, self._grown = zlib.decompressobj(wbits=31), self._at, 0
        given = self._data[self._at : self._at + CHUNK]
        try:
            piece = self._unpacker.decompress(given, CHUNK)
        except zlib.error:
            self.trouble = "what is packed is damaged here"
            return b""
        self._at += len(given) - len(self._unpacker.unconsumed_tail) - len(self._unpacker.unused_data)
        if self._unpacker.eof:
            self._unpacker = None
        elif not given and not piece:
            self.trouble = "what is packed breaks off here"
        return self._spent(piece)

    def _spent(self, piece: bytes) -> bytes:
        self._allowance.unpacked -= len(piece)
        self._grown += len(piece)
        if self._grown > RATIO_FROM and self._grown > RATIO * max(self._at - self._member, 1):
            self.trouble = f"a bomb: what is packed grows more than {RATIO}-fold"
            return b""
        if self._allowance.unpacked < 0:
            self.trouble = "it unpacks to more than it may; this is a bomb, or several archives"
            return b""
        return piece
