"""Bytes of unknown encoding to text."""

from __future__ import annotations

import codecs
import contextlib
import io
import logging
import re
from typing import IO, Any

from quotes.errors import DocumentError

log = logging.getLogger(__name__)

_MARKS = (
    # UTF-32's little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - {*b"\t\n\v\f\r", 0x1B}
_MOST_ACCENTS = 0.1
"""Share of bytes above 127 in Western text: about 0.02 in French, less in English; binary: 0.5."""
_LATIN = 0.5
"""Share of zero bytes among the upper halves of UTF-16 from which it is Latin text."""
_STRAY = 0.01
"""Share of control characters in a text that something has damaged; binary data has a tenth."""

_MOJIBAKE = re.compile(r"â(?:€[™œ˜\x9d“”¦]|\x80[\x93-\xa6])|Ã[\xa0-\xbf][a-z]|Â[£©\xa0 ]|\ufffd")
"""UTF-8 read as Windows-1252 or Latin-1: curly marks, accents inside words, pounds; losses."""
_FEWEST_MOJIBAKE = 2

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?([\w.:-]{1,40})|encoding=[\"']([\w.:-]{1,40})"
)


def declared(markup: bytes) -> str | None:
    """Return the encoding that a page declares for itself, or None."""
    match = _DECLARED.search(markup[:4096].lower())
    return (match[1] or match[2]).decode("ascii") if match else None


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Return the text of `data`, without a byte order mark.

    It is in UTF-8, a few damaged characters replaced by U+FFFD, in UTF-16 or UTF-32 with a mark,
    as `declared`, or, where the bytes can hardly be anything else, in Windows-1252. Raises
    DocumentError for binary data and other encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return _with_zeros(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Damaged UTF-8: characters that are sound are no accident, unlike those that are not.
        mended = data.decode("utf-8", "replace")
        broken = mended.count("\ufffd")
        if len(mended) - len(mended.encode("ascii", "ignore")) > 2 * broken:
            return mended
        with contextlib.suppress(LookupError, ValueError):
            # Pages are often in another encoding than they say; UTF-8 cannot be so by chance.
            return _declared(data, declared or "")
        if is_western(data):
            return data.decode("cp1252")
        raise DocumentError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); convert it to UTF-8"
        ) from None


def _with_zeros(data: bytes) -> str:
    """Return text with stray zero bytes in it, or in UTF-16 without a mark."""
    for encoding, upper in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if upper.count(0) > _LATIN * len(upper) and len(data) % 2 == 0:
            return _strict(data, encoding)
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if len(data) - len(data.translate(None, bytes(_CONTROLS))) <= _STRAY * len(data):
            return text
    raise DocumentError(f"is binary (a zero byte at {data.index(0)}); give a text file")


def _declared(data: bytes, encoding: str) -> str:
    """Decode as declared; by the web's rules, Latin-1 and ASCII mean Windows-1252."""
    name = codecs.lookup(encoding).name
    if name in ("iso8859-1", "ascii"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    return data.decode(name)


def utf8(file: IO[bytes]) -> IO[bytes]:
    """Return the file, recoded as UTF-8 where a mark says that it is in UTF-16 or UTF-32."""
    start = file.peek(4)[:4]  # type: ignore[attr-defined]
    for mark, encoding in _MARKS[1:]:
        if start.startswith(mark):
            file.read(len(mark))
            return io.BufferedReader(_Recoded(file, encoding))
    return file


class _Recoded(io.RawIOBase):
    """Bytes of one encoding as UTF-8; what is not in that encoding becomes U+FFFD."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._waiting and not self._ended:
            data = self._file.read(len(buffer))
            self._ended = not data
            self._waiting = self._decoder.decode(data, self._ended).encode("utf-8", "replace")
        part, self._waiting = self._waiting[: len(buffer)], self._waiting[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"says it is {encoding.upper()} but is not, at byte {error.start}; convert it to UTF-8"
        ) from None


def warn_of_mojibake(text: str, path: str | None) -> None:
    """Say on the log that a text was decoded wrongly before it came here; it is read as it is."""
    if text.isascii() or not ("â" in text or "Ã" in text or "Â" in text or "\ufffd" in text):
        return  # as nearly always
    if len(found := _MOJIBAKE.findall(text)) >= _FEWEST_MOJIBAKE:
        log.warning(
            "%s: holds %d wrongly decoded characters such as %r; mend it, or its quotes suffer",
            path or "stdin",
            len(found),
            found[0],
        )


def is_western(data: bytes) -> bool:
    """Say whether `data` is plausibly Windows-1252: few accents, no control characters."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    accents = len(data.translate(None, bytes(range(128))))
    controls = len(data) - len(data.translate(None, bytes(_CONTROLS)))
    return controls == 0 and accents <= max(1, _MOST_ACCENTS * len(data))
