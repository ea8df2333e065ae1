"""How the bytes of an answer may be coded: what a reader accepts, and the coding itself."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import brotli
from werkzeug.http import parse_accept_header

IDENTITY = "identity"
# The smallest first: it is taken where a reader has no preference.
CODINGS = ("br", "gzip", IDENTITY)
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
_GZIP_FRAME = 16 + zlib.MAX_WBITS
_FEWEST_BYTES = 200
_CODED_ALREADY = ("image/png", "image/jpeg", "application/zip", "application/vnd.openxml", "font/")


@lru_cache(maxsize=512)
def acceptable(header: str | None) -> tuple[str, ...]:
    """The codings an Accept-Encoding header accepts, the most wanted first; empty for none of ours.

    Without a header nothing is known of the reader, so only the plain bytes are sent. They are
    acceptable unless they are refused by `identity;q=0`, or by `*;q=0` while not named.
    """
    if not header:
        return (IDENTITY,)
    asked = {name.lower(): quality for name, quality in parse_accept_header(header)}
    asked.setdefault("gzip", asked.get("x-gzip", asked.get("*", 0)))
    asked.setdefault("br", asked.get("*", 0))
    # Acceptable though not named, but wanted less than whatever is.
    asked.setdefault(IDENTITY, 0 if asked.get("*") == 0 else 1e-6)
    wanted = [each for each in CODINGS if asked[each] > 0]
    return tuple(sorted(wanted, key=lambda each: -asked[each]))


def worth_coding(content_type: str, size: int) -> bool:
    """Whether coding makes an answer smaller; pictures and archives are coded in themselves."""
    return size >= _FEWEST_BYTES and not content_type.startswith(_CODED_ALREADY)


def coded(body: bytes, coding: str) -> bytes:
    """The bytes in a coding; the same for the same bytes, whenever and wherever they are coded."""
    if coding == "br":
        return bytes(brotli.compress(body, quality=_BROTLI_QUALITY))
    if coding == "gzip":
        return gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return body


def coded_pieces(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The same in pieces, none longer in memory than it came: each is coded as it is taken."""
    if coding == "br":
        by_brotli = brotli.Compressor(quality=_BROTLI_QUALITY)
        yield from map(by_brotli.process, pieces)
        yield by_brotli.finish()
    elif coding == "gzip":
        by_zlib = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_FRAME)
        yield from map(by_zlib.compress, pieces)
        yield by_zlib.flush()
    else:
        yield from pieces


def plain(body: bytes, coding: str) -> bytes:
    """The bytes without their coding."""
    if coding == "br":
        return bytes(brotli.decompress(body))
    if coding == "gzip":
        return gzip.decompress(body)
    return body
