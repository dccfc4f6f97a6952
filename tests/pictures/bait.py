"""Small pictures with everything about their makers that a file can carry, each piece with the words of `BAIT`."""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

BAIT = b"bait-of-the-maker"
WORDS = BAIT.decode()
SIZE = (12, 8)


def scene(mode: str = "RGB") -> Image.Image:
    """Return a picture whose four corners differ: red, green, blue, white in RGB."""
    image = Image.new("RGB", SIZE, "white")
    image.paste((255, 0, 0), (0, 0, 6, 4))
    image.paste((0, 255, 0), (6, 0, 12, 4))
    image.paste((0, 0, 255), (0, 4, 6, 8))
    return image.convert(mode)


def exif(orientation: int = 1) -> bytes:
    """Return EXIF with a maker, a place, and a small picture after it."""
    made = Image.Exif()
    made[ExifTags.Base.Make] = WORDS
    made[ExifTags.Base.Artist] = WORDS
    made[ExifTags.Base.Orientation] = orientation
    made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSProcessingMethod] = BAIT
    return made.tobytes() + BAIT


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def segment(marker: int, data: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def saved(image: Image.Image, name: str, **settings: Any) -> bytes:
    """Return *image* as Pillow saves it."""
    out = BytesIO()
    image.save(out, name, **settings)
    return out.getvalue()


def png(**settings: Any) -> bytes:
    """Return a PNG without metadata."""
    return saved(scene(), "PNG", **settings)


def after_head(data: bytes, extra: bytes) -> bytes:
    """Return the PNG *data* with *extra* after its first chunk."""
    return data[:33] + extra + data[33:]


def png_texts() -> bytes:
    """Return a PNG with its three kinds of text."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", WORDS)
    texts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{WORDS}</x:xmpmeta>")
    texts.add_text("Comment", WORDS, zip=True)
    return png(pnginfo=texts)


def jpeg(extra: bytes = b"", tail: bytes = b"", **settings: Any) -> bytes:
    """Return a JPEG with *extra* segments after its first and *tail* after its end."""
    data = saved(scene(), "JPEG", **settings)
    return data[:20] + extra + data[20:] + tail


def webp(extra: bytes = b"", **settings: Any) -> bytes:
    """Return a WebP with *extra* chunks at its end."""
    data = saved(scene(), "WEBP", **settings) + extra
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def riff(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a WebP."""
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def frames() -> Sequence[Image.Image]:
    """Return three frames of an animation."""
    return [Image.new("RGB", SIZE, colour) for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]


def animation(name: str, **settings: Any) -> bytes:
    """Return three frames of different lengths that are shown twice over."""
    first, *others = frames()
    return saved(first, name, save_all=True, append_images=others, duration=[100, 200, 300], loop=2, **settings)


def before_trailer(data: bytes, extra: bytes) -> bytes:
    """Return the GIF *data* with *extra* before its last byte."""
    return data[:-1] + extra + data[-1:]


def gif_block(label: int, data: bytes = BAIT) -> bytes:
    """Return an extension of a GIF."""
    return bytes((0x21, label, len(data))) + data + b"\0"


APPLICATION = b"\x21\xff\x0bXMP DataXMP" + bytes((len(BAIT),)) + BAIT + b"\0"
ICC = b"\0\0\0\x80" + BAIT

SEEDED: dict[str, tuple[str, bytes, tuple[str, ...]]] = {
    "png-exif": ("png", png(exif=exif()), ("eXIf",)),
    "png-texts": ("png", png_texts(), ("tEXt", "iTXt", "zTXt")),
    "png-time": ("png", after_head(png(), chunk(b"tIME", BAIT[:7])), ("tIME",)),
    "png-profile": ("png", png(icc_profile=ICC), ("iCCP",)),
    "png-unknown-chunk": ("png", after_head(png(), chunk(b"prVt", BAIT)), ("prVt",)),
    "png-tail": ("png", png() + BAIT, ("多余的尾巴",)),
    "png-second-picture": ("png", png() + png(), ("多余的尾巴",)),
    "jpg-exif": ("jpg", jpeg(exif=exif()), ("APP1",)),
    "jpg-xmp": ("jpg", jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + BAIT)), ("APP1",)),
    "jpg-iptc": ("jpg", jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\x11" + BAIT)), ("APP13",)),
    "jpg-comment": ("jpg", jpeg(comment=BAIT), ("COM",)),
    "jpg-profile": ("jpg", jpeg(icc_profile=ICC), ("APP2",)),
    "jpg-small-picture": ("jpg", jpeg(segment(0xE0, b"JFXX\0\x13" + BAIT)), ("APP0",)),
    "jpg-of-two-pictures": (
        "jpg",
        saved(scene(), "MPO", save_all=True, append_images=[scene()], comment=BAIT),
        ("COM", "APP2", "多余的尾巴"),
    ),
    "jpg-tail": ("jpeg", jpeg(tail=BAIT), ("多余的尾巴",)),
    "jpg-second-picture": ("jpg", jpeg(tail=jpeg(comment=BAIT)), ("多余的尾巴",)),
    "gif-comment": ("gif", saved(scene("P"), "GIF", comment=BAIT), ("comment",)),
    "gif-xmp": ("gif", before_trailer(saved(scene("P"), "GIF"), APPLICATION), ("application",)),
    "gif-unknown-block": ("gif", before_trailer(saved(scene("P"), "GIF"), gif_block(0x77)), ("extension",)),
    "gif-tail": ("gif", saved(scene("P"), "GIF") + BAIT, ("多余的尾巴",)),
    "gif-animation": ("gif", animation("GIF", comment=BAIT), ("comment",)),
    "webp-exif": ("webp", webp(exif=exif()), ("EXIF",)),
    "webp-xmp": ("webp", webp(xmp=BAIT), ("XMP ",)),
    "webp-profile": ("webp", webp(icc_profile=ICC), ("ICCP",)),
    "webp-unknown-chunk": ("webp", webp(riff(b"prVt", BAIT)), ("prVt",)),
    "webp-tail": ("webp", webp() + BAIT, ("多余的尾巴",)),
    "webp-animation": ("webp", animation("WEBP", exif=exif(), xmp=BAIT), ("EXIF", "XMP ")),
}
"""Name → ending, file, and what the file holds beside the picture."""

CLEAN: dict[str, tuple[str, bytes]] = {
    "png": ("png", png()),
    "png-palette": ("png", saved(scene("P"), "PNG")),
    "png-grey-alpha": ("png", saved(scene("LA"), "PNG")),
    "png-1-bit": ("png", saved(scene("1"), "PNG")),
    "jpg": ("jpg", jpeg()),
    "jpg-progressive": ("jpg", jpeg(progressive=True)),
    "jpg-four-colours": ("jpg", saved(scene("CMYK"), "JPEG")),
    "gif": ("gif", saved(scene("P"), "GIF")),
    "gif-animation": ("gif", animation("GIF")),
    "webp": ("webp", webp()),
    "webp-lossless": ("webp", webp(lossless=True)),
    "webp-animation": ("webp", animation("WEBP", lossless=True)),
}
"""Name → ending and file of pictures that hold nothing else."""
