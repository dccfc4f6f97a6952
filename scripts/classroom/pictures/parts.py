"""The parts of a picture file, and which of them tell something else than the picture.

What is not known to be needed is metadata, so a kind of it that nobody thought of is found too. Sources: PNG
(third edition) 11; JPEG ITU T.81 annex B with JFIF 1.02; GIF89a; WebP RFC 9649.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PNG_NEEDED = frozenset("IHDR PLTE tRNS IDAT IEND gAMA sRGB cHRM sBIT bKGD pHYs acTL fcTL fdAT".split())  # noqa: SIM905
_WEBP_NEEDED = frozenset(("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"))
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_SOI, _EOI, _SOS, _APP0, _APP14, _COMMENT = 0xD8, 0xD9, 0xDA, 0xE0, 0xEE, 0xFE
_WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD8))
TRAILING = "多余的尾巴"


@dataclass(frozen=True)
class Part:
    """A piece of the file as it stands; `name` is the format's own, `is_needed` when the picture needs it."""

    name: str
    data: bytes
    is_needed: bool


def split_picture(data: bytes, ending: str) -> tuple[Part, ...]:
    """Return the parts of a picture file whose name ends in *ending*; joined they are *data* again.

    Raises:
        ValueError: it is not such a file, or ends too early.
    """
    try:
        return tuple(_SPLIT[ending](data))
    except (IndexError, struct.error) as error:
        raise ValueError("the file ends too early") from error


def find_metadata(data: bytes, ending: str) -> tuple[str, ...]:
    """Return the names of what the file holds beside the picture, each once, in order.

    Raises:
        ValueError: as `split_picture`.
    """
    return tuple(dict.fromkeys(part.name for part in split_picture(data, ending) if not part.is_needed))


def _split_png(data: bytes) -> Iterator[Part]:
    if not data.startswith(_PNG_HEAD):
        raise ValueError("no PNG")
    yield Part("head", _PNG_HEAD, is_needed=True)
    at, name = len(_PNG_HEAD), ""
    while name != "IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        name, end = kind.decode("latin-1"), at + 12 + length
        if end > len(data):
            raise ValueError("a chunk ends too early")
        yield Part(name, data[at:end], is_needed=name in _PNG_NEEDED and (name != "IEND" or not length))
        at = end
    yield from _trailing(data, at)


def _split_jpeg(data: bytes) -> Iterator[Part]:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    yield Part("SOI", data[:2], is_needed=True)
    at, marker = 2, _SOI
    while marker != _EOI:
        start = at
        if data[at] != 0xFF:
            raise ValueError("no marker where one must be")
        while data[at + 1] == 0xFF:  # any number of fill bytes
            at += 1
        marker = data[at + 1]
        at += 2
        if marker not in (_EOI, *_WITHOUT_LENGTH):
            at += struct.unpack_from(">H", data, at)[0]
        if marker == _SOS:
            at = _skip_scan(data, at)
        if at > len(data):
            raise ValueError("a segment ends too early")
        yield Part(_jpeg_name(marker), data[start:at], is_needed=_is_needed_in_jpeg(marker, data[start:at]))
    yield from _trailing(data, at)


def _skip_scan(data: bytes, at: int) -> int:
    """Return where the compressed data that begins at *at* ends: at a marker that is none of its own."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _jpeg_name(marker: int) -> str:
    return f"APP{marker - _APP0}" if _APP0 <= marker <= 0xEF else {_COMMENT: "COM"}.get(marker, f"{marker:02X}")


def _is_needed_in_jpeg(marker: int, segment: bytes) -> bool:
    if marker == _APP0:  # without the small picture that JFIF may hold
        return len(segment) == 18 and segment[4:9] == b"JFIF\0"
    if marker == _APP14:  # tells how colours are coded
        return len(segment) == 16 and segment[4:9] == b"Adobe"
    return 0xC0 <= marker <= 0xDF


def _split_gif(data: bytes) -> Iterator[Part]:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("no GIF")
    at = 13 + _palette_bytes(data[10])
    yield Part("head", data[:at], is_needed=True)
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _skip_blocks(data, at + 11 + _palette_bytes(data[at + 9]))
            yield Part("image", data[start:at], is_needed=True)
        elif data[at] == 0x21:
            at = _skip_blocks(data, at + 2)
            yield _read_gif_extension(data[start:at])
        else:
            raise ValueError("no block where one must be")
    yield Part("trailer", data[at : at + 1], is_needed=True)
    yield from _trailing(data, at + 1)


def _palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _read_gif_extension(block: bytes) -> Part:
    if block[1] == 0xF9:
        return Part("control", block, is_needed=len(block) == 8)
    if block[1] == 0xFF:
        is_loop = len(block) == 19 and block[3:14] in _GIF_LOOPS
        return Part("application", block, is_needed=is_loop)
    return Part({0xFE: "comment", 0x01: "text"}.get(block[1], "extension"), block, is_needed=False)


def _split_webp(data: bytes) -> Iterator[Part]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise ValueError("the file ends too early")
    yield Part("head", data[:12], is_needed=True)
    yield from _split_riff(data[:end], 12)
    yield from _trailing(data, end)


def _split_riff(data: bytes, at: int) -> Iterator[Part]:
    while at < len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        name, end = kind.decode("latin-1"), at + 8 + length + length % 2
        if end > len(data):
            raise ValueError("a chunk ends too early")
        if name == "ANMF":  # a frame: 16 bytes about it, then chunks of its own
            yield Part(name, data[at : at + 24], is_needed=True)
            yield from _split_riff(data[:end], at + 24)
        else:
            yield Part(name, data[at:end], is_needed=name in _WEBP_NEEDED)
        at = end


def _trailing(data: bytes, at: int) -> Iterator[Part]:
    if at < len(data):
        yield Part(TRAILING, data[at:], is_needed=False)


_SPLIT: dict[str, Callable[[bytes], Iterator[Part]]] = {
    "png": _split_png,
    "jpg": _split_jpeg,
    "jpeg": _split_jpeg,
    "gif": _split_gif,
    "webp": _split_webp,
}
