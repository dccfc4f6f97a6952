"""The face in which pictures are lettered: Noto Sans CJK from a pinned package, never a font of the machine.

Its index 2 is the face with the forms of the mainland: 骨, 直 and 门 look different in the others (Unicode unifies
them, chapter 18.1 of the standard).
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

_PACKAGE = "manimgx_fonts_cjk"
_FILE = "NotoSansCJK-VF.otf.ttc"
_SIMPLIFIED = 2
_NO_CHARACTER = "\U0010ffff"
"""A noncharacter (Unicode 23.7): every font draws its box for what it lacks."""
_PROBE_PIXELS = 24


@cache
def load_face(pixels: int, weight: int = 700) -> ImageFont.FreeTypeFont:
    """Return the face with an em of *pixels*, from *weight* 100, hairline, to 900, black.

    Letters are set one after the other: what a machine has for shaping text makes no difference.
    """
    face = ImageFont.truetype(_find_file(), pixels, index=_SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


def find_lacking(text: str) -> str:
    """Return the characters of *text* that the face cannot draw, each once, in their order."""
    return "".join(character for character in dict.fromkeys(text) if _is_lacking(character))


@cache
def _is_lacking(character: str) -> bool:
    return not character.isspace() and _draw(character) == _draw(_NO_CHARACTER)


@cache
def _draw(character: str) -> bytes:
    mask = load_face(_PROBE_PIXELS).getmask(character)
    return bytes(mask) + repr(mask.size).encode()


def _find_file() -> Path:
    spec = find_spec(_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError(f"{_PACKAGE} is a dependency of this project and is not installed")
    return Path(next(iter(folders))) / _FILE
