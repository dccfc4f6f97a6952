import struct
import zlib

import pytest

from classroom.pictures.recordings import find_tags
from tests.pictures.bait import exif, jpeg, png, png_texts


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(data), name) + data


def long_box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4sQ", 1, name, 16 + len(data)) + data


def stream(text: bytes) -> bytes:
    return b"1 0 obj <</Filter/FlateDecode>>\nstream\n" + zlib.compress(text) + b"\nendstream endobj"


def icon(picture: bytes) -> bytes:
    return struct.pack("<3H", 0, 1, 1) + struct.pack("<4B2H2I", 12, 8, 0, 0, 1, 32, len(picture), 22) + picture


SOUND = b"\xff\xfb\x90\0" * 100
FILM = box(b"ftyp", b"isom")


@pytest.mark.parametrize(
    ("ending", "data", "names"),
    [
        ("pdf", b"%PDF-1.4\n<</Producer(x)>>", ()),
        ("pdf", b"<</Author()/Creator( )>>", ()),
        ("pdf", b"<</Author<>/Creator<FEFF>>>", ()),
        ("pdf", b"<</Author(x)>>", ("Author",)),
        ("pdf", b"<</Author<FEFF7532>>>", ("Author",)),
        ("pdf", b"<</Author 12 0 R>>", ("Author",)),
        ("pdf", b"<</Creator (x) /Company (y)>>", ("Creator", "Company")),
        ("pdf", b"<</Encrypt 3 0 R>>", ("Encrypt",)),
        ("pdf", b"stream\n<x:xmpmeta xmlns:x='adobe:ns:meta/'>\nendstream", ("XMP",)),
        ("pdf", stream(b"<</Author(x)>>"), ("Author",)),
        ("pdf", stream(b"<rdf:RDF>"), ("XMP",)),
        ("pdf", b"stream\n" + jpeg(exif=exif()) + b"\nendstream", ("Exif",)),
        ("pdf", b"stream\nno deflate\nendstream", ()),
        ("mp3", SOUND, ()),
        ("mp3", b"ID3\4\0\0\0\0\0\0" + SOUND, ("ID3v2",)),
        ("mp3", SOUND + b"APETAGEX" + b"\0" * 24 + b"TAG" + b"\0" * 125, ("ID3v1", "APE")),
        ("mp4", FILM + box(b"mdat", b"udta"), ()),
        ("mp4", FILM + box(b"moov", box(b"mvhd", b"x") + box(b"udta", b"x")), ("udta",)),
        ("mp4", FILM + box(b"moov", box(b"trak", box(b"mdia", box(b"meta", b"x")))), ("meta",)),
        ("mp4", FILM + long_box(b"moov", long_box(b"udta", b"x")), ("udta",)),
        ("mp4", FILM + struct.pack(">I4s", 0, b"uuid") + b"x", ("uuid",)),
        ("mp4", FILM + struct.pack(">I4s", 3, b"free") + b"x", ()),
        ("ico", icon(png()), ()),
        ("ico", icon(png_texts()), ("tEXt", "iTXt", "zTXt")),
        ("ico", icon(png()[:-3]), ("PNG",)),
        ("ico", icon(b"(\0\0\0"), ()),
        ("ico", b"\0\0\1\0\xff\xff", ()),
        ("ico", b"", ()),
        ("txt", b"/Author(x)", ()),
    ],
)
def test_what_a_file_tells(ending: str, data: bytes, names: tuple[str, ...]) -> None:
    assert find_tags(data, ending) == names
