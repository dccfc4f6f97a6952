"""A picture → the same picture with no word about who took it, with what, where and when.

Colour profiles go too: they name cameras and owners. The bytes that come out depend on the picture and on the
version of Pillow alone; PNG and GIF are not even coded anew, since libraries of zlib differ between machines.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.Image import Transpose

from classroom.pictures.parts import Part, split_picture

FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
"""Ending of a picture's name → what Pillow calls the format."""

MAX_PIXELS = 25_000_000
"""A page is no place for more; a telephone's picture has 12 million."""
MAX_FRAME_PIXELS = 2 * MAX_PIXELS
"""All frames of an animation together: they are held in memory at once."""

_QUALITY = 85
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""EXIF 2.32, 4.6.4: the orientation's number → what makes the picture stand upright."""
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, struct.error, LookupError, ArithmeticError, TypeError)
"""What Pillow raises on files that are damaged, each plugin in its own way."""


class BadPictureError(Exception):
    """A picture that cannot be published; `message` and `fix` are for its author, in Chinese."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def ending_of(path: str) -> str:
    """Return what stands after the last point of *path*, in small letters: `jpg`."""
    return path.rpartition(".")[2].lower()


def is_picture(path: str) -> bool:
    """Tell whether the file at *path* is a picture that `clean_picture` takes, by its name."""
    return ending_of(path) in FORMATS


def check_picture(data: bytes, ending: str) -> None:
    """Refuse a picture that `clean_picture` would refuse.

    Raises:
        BadPictureError: it cannot be read to its end, is not what *ending* says, or is too large.
    """
    with _open(data, ending) as image:
        for index in range(_count_frames(image, ending)):
            image.seek(index)
            image.load()
        split_picture(data, ending)


def clean_picture(data: bytes, ending: str) -> bytes:
    """Return the picture *data*, whose name ends in *ending*, upright and without metadata.

    An animation stays one, a palette and transparency stay. GIF and PNG keep the parts that the picture needs, as
    they stand; a PNG that must be turned, or holds more than its pixels, is coded anew. JPEG and WebP are always
    coded anew: at a quality of 85, or without loss where the file had none.

    Raises:
        BadPictureError: as `check_picture`.
    """
    check_picture(data, ending)
    with _open(data, ending) as image:
        parts = [part for part in split_picture(data, ending) if part.is_needed]
        if ending == "gif" or (ending == "png" and _is_upright(image) and _holds_only_pixels(parts)):
            return b"".join(part.data for part in parts)
        frames = _count_frames(image, ending)
        settings = _webp_settings(data) if ending == "webp" else _SETTINGS[FORMATS[ending]]
        if frames > 1:
            return _save_animation(image, frames, settings)
        image.load()
        kept = {name: image.info[name] for name in ("transparency",) if ending == "png" and name in image.info}
        return _save(_make_upright(image, ending), FORMATS[ending], **kept, **settings)


def _holds_only_pixels(parts: list[Part]) -> bool:
    """Tell whether the compressed data of a PNG, not interlaced, is as long as its rows and ends with them."""
    head = next(part.data for part in parts if part.name == "IHDR")
    width, height, bits, colour, _, _, interlace = struct.unpack_from(">2I5B", head, 8)
    row_bytes = 1 + (width * bits * _PNG_CHANNELS[colour] + 7) // 8
    reader = zlib.decompressobj()
    rows = reader.decompress(b"".join(part.data[8:-4] for part in parts if part.name == "IDAT"), row_bytes * height + 1)
    is_exact = len(rows) == row_bytes * height and reader.eof and not reader.unused_data
    return is_exact and not interlace


_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""PNG 11.2.1: colour type → values in a pixel."""

_SETTINGS: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": _QUALITY, "optimize": True},
}


def _webp_settings(data: bytes) -> dict[str, Any]:
    is_lossless = all(part.name != "VP8 " for part in split_picture(data, "webp"))
    return {"lossless": is_lossless, "quality": _QUALITY, "method": 4}


@contextmanager
def _open(data: bytes, ending: str) -> Iterator[Image.Image]:
    name = FORMATS[ending]
    redo = f"用看图软件打开它，另存为 {ending} 再放进来；只改文件名不行"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged metadata, which goes anyway
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=(name,)) as image:
                _refuse_large(image, ending)
                yield image
        except UnidentifiedImageError:
            raise BadPictureError(f"这不是一张 {ending} 图片，或者文件坏了", redo) from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_large() from None
        except (*_FAULTS, zlib.error):
            raise BadPictureError("图片坏了，读不到底", redo) from None


def _refuse_large(image: Image.Image, ending: str) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise _too_large()
    frames = _count_frames(image, ending)
    if frames > 1 and ending == "png":
        raise BadPictureError("这是会动的 png，网站不用", "另存为会动的 gif 或 webp，或只留一张")
    if frames > 1 and pixels * frames > MAX_FRAME_PIXELS:
        limit = f"{MAX_FRAME_PIXELS // 10_000} 万点"
        raise BadPictureError(f"动图的各帧加起来超过 {limit}", "缩小尺寸或减少帧数再放进来")


def _too_large() -> BadPictureError:
    return BadPictureError(f"图片太大，超过 {MAX_PIXELS // 10_000} 万点", "缩小到宽 2000 点以内再放进来")


def _count_frames(image: Image.Image, ending: str) -> int:
    """Return how many frames are shown; in a JPEG further pictures are for other purposes."""
    return 1 if FORMATS[ending] == "JPEG" else int(getattr(image, "n_frames", 1))


def _is_upright(image: Image.Image) -> bool:
    image.load()  # a PNG may tell its orientation after its pixels
    return _read_orientation(image.info.get("exif")) not in _UPRIGHT


def _make_upright(image: Image.Image, ending: str) -> Image.Image:
    """Return a copy as a viewer shows it, with nothing but its pixels and palette."""
    turn = _UPRIGHT.get(_read_orientation(image.info.get("exif")))
    is_coloured = FORMATS[ending] == "JPEG" and image.mode not in ("L", "RGB")
    upright = image.convert("RGB") if is_coloured else image.copy()
    upright.info.clear()
    if turn is not None:
        upright = upright.transpose(turn)
    return upright


def _read_orientation(exif: Any) -> Any:
    found = Image.Exif()
    try:
        found.load(exif or b"")
        return int(found.get(ExifTags.Base.Orientation, 1))
    except _FAULTS:
        return 1


def _save_animation(image: Image.Image, count: int, settings: dict[str, Any]) -> bytes:
    frames, durations = [], []
    for index in range(count):
        image.seek(index)
        image.load()
        durations.append(int(image.info.get("duration", 0)))
        frames.append(_make_upright(image, "webp"))
    loop = int(image.info.get("loop", 0))
    first, *others = frames
    return _save(first, "WEBP", save_all=True, append_images=others, duration=durations, loop=loop, **settings)


def _save(image: Image.Image, name: str, **settings: Any) -> bytes:
    out = BytesIO()
    image.save(out, name, **settings)
    return out.getvalue()
