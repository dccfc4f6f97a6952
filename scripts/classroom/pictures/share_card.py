"""The picture that a chat shows beside a page's address: title, section, whom to call, and who says so.

It is 1200 × 630 pixels, as Open Graph previews are cut, of a few flat colours, and the same bytes every time.
"""

from functools import cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw

from classroom.pictures.line_breaks import Measure, break_lines, split_pieces
from classroom.pictures.typeface import find_lacking, load_face

WIDTH, HEIGHT = 1200, 630
"""Pixels of every picture."""

PAPER, INK = "#fdfbf7", "#1b2430"
BLUE, PEACH_INK, WHITE = "#1d4e9e", "#7d2a17", "#ffffff"
_PETAL = "#f3b9a6"
_EDGE, _TOP, _BAND = 72, 64, 128
_MARK = 104
_TITLE_TOP, _TITLE_BOTTOM = 206, HEIGHT - _BAND - 28
_SIZES = ((96, 2), (72, 3), (60, 4), (48, 4))
"""Sizes of the title in pixels, the largest first, with how many lines of it find room."""
_LEADING = 1.22
_MOST_CHARACTERS = 200
_FINE = 4
_HALF_EMPTY = "“‘（《〈【「『"
_SHADES = 18
_SIGN = (  # a shield with a peach blossom, as in docs/assets/images/mark.svg, on a field of 44
    ((22, 13), (29.6, 18.5), (26.7, 27.5), (17.3, 27.5), (14.4, 18.5)),
    ((22, 2), (40, 9), (40, 21), (38.6, 28), (34.5, 34.2), (28.8, 38.8), (22, 42)),
)


class ShareCard(NamedTuple):
    """The words of a picture."""

    title: str
    section: str
    site: str
    school: str
    help: str


def draw_card(card: ShareCard) -> bytes:
    """Return the picture of *card* as a PNG without metadata.

    A title with characters that the face lacks gives way to the section's name: never a wrong title, never a box.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    image.paste(_draw_mark(), (_EDGE, _TOP))
    _write(pen, (_EDGE + _MARK + 26, _TOP + 4), card.site, 44, INK)
    _write(pen, (_EDGE + _MARK + 26, _TOP + 60), card.section, 34, PEACH_INK)
    _write_title(pen, card.section if find_lacking(card.title) else card.title)
    pen.rectangle((0, HEIGHT - _BAND, WIDTH, HEIGHT), fill=BLUE)
    _write(pen, (_EDGE, HEIGHT - _BAND + 16), card.help, 44, WHITE)
    _write(pen, (_EDGE, HEIGHT - _BAND + 78), card.school, 26, WHITE, weight=500)
    return _save(image)


def set_title(title: str) -> tuple[int, tuple[str, ...]]:
    """Return the size of *title* in pixels and its lines; one that is far too long is cut at a piece."""
    for pixels, most in _SIZES:
        lines = break_lines(title, WIDTH - 2 * _EDGE, load_face(pixels).getlength, most)
        if lines:
            return pixels, lines
    return pixels, _cut(title, load_face(pixels).getlength, most)


def _cut(title: str, measure: Measure, most: int) -> tuple[str, ...]:
    """Return as much of *title* as finds room with an ellipsis; a word longer than that is torn."""
    text = " ".join(title.split())[:_MOST_CHARACTERS]
    pieces = split_pieces(text)[:-1] or list(text)
    room = (WIDTH - 2 * _EDGE) * most
    while len(pieces) > 1 and measure("".join(pieces) + "…") > room:
        pieces = pieces[:-1]
    while len(pieces) > 1:
        lines = break_lines("".join(pieces).rstrip(" ，、；：") + "…", WIDTH - 2 * _EDGE, measure, most)
        if lines:
            return lines
        pieces = pieces[:-1]
    return (f"{text[0]}…",)


def _write_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    pixels, lines = set_title(title)
    leading = pixels * _LEADING
    top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - leading * len(lines)) / 2
    for number, line in enumerate(lines):
        hung = pixels // 2 if line[0] in _HALF_EMPTY else 0  # the mark's left half is empty: the strokes stand in line
        _write(pen, (_EDGE - hung, round(top + number * leading)), line, pixels, INK)


def _write(  # noqa: PLR0913  # what, where and how
    pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, pixels: int, colour: str, *, weight: int = 700
) -> None:
    """Write *text* with its line's top at *at*, without what the face lacks and as far as there is room."""
    shown = "".join(character for character in text if not find_lacking(character))
    face = load_face(pixels, weight)
    while shown and at[0] + face.getlength(shown) > WIDTH - 20:
        shown = shown[:-1]
    pen.text((at[0], at[1] + pixels), shown, fill=colour, font=face, anchor="ls")


@cache
def _draw_mark() -> Image.Image:
    size = _MARK * _FINE
    image = Image.new("RGB", (size, size), PAPER)
    pen = ImageDraw.Draw(image)
    scale = size / 44
    petals, right_half = _SIGN
    shield = [*right_half, *((44 - x, y) for x, y in reversed(right_half))]
    pen.polygon([(x * scale, y * scale) for x, y in shield], fill=BLUE)
    for centre in petals:
        pen.circle((centre[0] * scale, centre[1] * scale), 5 * scale, fill=_PETAL)
    pen.circle((22 * scale, 21 * scale), 4 * scale, fill=PAPER)
    return image.resize((_MARK, _MARK), Image.Resampling.BOX)


def _save(image: Image.Image) -> bytes:
    out = BytesIO()
    image.quantize(palette=_make_palette(), dither=Image.Dither.NONE).save(out, "PNG", compress_level=7)
    return out.getvalue()


@cache
def _make_palette() -> Image.Image:
    """Return a palette of the shades between the colours that meet: edges of letters stay smooth."""
    colours: list[tuple[int, ...]] = []
    for first, last in (
        (PAPER, INK),
        (PAPER, PEACH_INK),
        (WHITE, BLUE),
        (BLUE, PAPER),
        (BLUE, _PETAL),
        (_PETAL, PAPER),
    ):
        ends = Image.new("RGB", (1, 1), first).getpixel((0, 0)), Image.new("RGB", (1, 1), last).getpixel((0, 0))
        for shade in range(_SHADES):
            colours.append(_mix(*ends, shade / (_SHADES - 1)))  # type: ignore[arg-type]  # RGB pixels are tuples
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in dict.fromkeys(colours) for value in colour])
    return palette


def _mix(first: tuple[int, ...], last: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(one + (other - one) * share) for one, other in zip(first, last, strict=True))
