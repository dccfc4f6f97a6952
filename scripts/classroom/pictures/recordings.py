"""What PDF, MP3, MP4 and ICO files tell about who made them, as far as it can be seen without reading them whole."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from classroom.pictures.parts import find_metadata

_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_VALUE = re.compile(rb"/(Author|Creator|Company|Manager)\s*(?:\(([^)]*)|<(?!<)([0-9A-Fa-f\s]*)|\d+ \d+ R)")
_PDF_MARKS = ((b"<x:xmpmeta", "XMP"), (b"<rdf:RDF", "XMP"), (b"Exif\0\0", "Exif"), (b"/Encrypt", "Encrypt"))
_MAX_STREAM_BYTES = 10_000_000
_BOXES_INSIDE = frozenset((b"moov", b"trak", b"mdia", b"moof", b"traf"))
_TELLING_BOXES = frozenset((b"udta", b"meta", b"uuid", b"XMP_"))


def find_tags(data: bytes, ending: str) -> tuple[str, ...]:
    """Return the names of what the file *data* tells about its making, each once; nothing for other endings."""
    find = _FIND.get(ending)
    return tuple(dict.fromkeys(find(data))) if find else ()


def _find_in_pdf(data: bytes) -> Iterator[str]:
    for piece in (data, *_inflate_streams(data)):
        for found in _PDF_VALUE.finditer(piece):
            is_empty = found[2] is not None and not found[2].strip()
            if not is_empty and found[3] not in (b"", b"FEFF"):
                yield found[1].decode()
        yield from (name for mark, name in _PDF_MARKS if mark in piece)


def _inflate_streams(data: bytes) -> Iterator[bytes]:
    """Yield the compressed streams: newer PDFs keep their descriptions in one."""
    for found in _PDF_STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(found[1], _MAX_STREAM_BYTES)
        except zlib.error:
            continue


def _find_in_mp3(data: bytes) -> Iterator[str]:
    if data.startswith(b"ID3"):
        yield "ID3v2"
    if data[-128:].startswith(b"TAG"):
        yield "ID3v1"
    if b"APETAGEX" in data[-65_536:]:
        yield "APE"


def _find_in_mp4(data: bytes) -> Iterator[str]:
    yield from _walk_boxes(data, 0, len(data))


def _walk_boxes(data: bytes, at: int, end: int) -> Iterator[str]:
    """Yield the telling boxes (ISO/IEC 14496-12, 4.2) from *at* to *end*."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        last = end if size < head else min(end, at + size)
        if kind in _TELLING_BOXES:
            yield kind.decode("latin-1")
        elif kind in _BOXES_INSIDE:
            yield from _walk_boxes(data, at + head, last)
        at = last


def _find_in_ico(data: bytes) -> Iterator[str]:
    """Yield what the PNG pictures in an icon tell."""
    if len(data) < 6:
        return
    for index in range(struct.unpack_from("<H", data, 4)[0]):
        if 22 + 16 * index > len(data):
            return
        size, at = struct.unpack_from("<II", data, 14 + 16 * index)
        picture = data[at : at + size]
        if picture.startswith(b"\x89PNG"):
            try:
                yield from find_metadata(picture, "png")
            except ValueError:
                yield "PNG"


_FIND: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": _find_in_pdf,
    "mp3": _find_in_mp3,
    "mp4": _find_in_mp4,
    "ico": _find_in_ico,
}
