import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from classroom.pictures.cleaning import BadPictureError, check_picture, clean_picture, ending_of, is_picture
from classroom.pictures.parts import find_metadata, split_picture
from tests.pictures.bait import BAIT, CLEAN, SEEDED, SIZE, animation, chunk, exif, frames, png, saved, scene

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours of the corners, each full or none: upper left, upper right, lower left, lower right."""
    shown = image.convert("RGB")
    right, bottom = shown.width - 1, shown.height - 1
    places = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    pixels: list[tuple[int, ...]] = [shown.getpixel(place) for place in places]  # type: ignore[misc]
    return [tuple(255 * (value > 127) for value in pixel) for pixel in pixels]


@pytest.mark.parametrize("name", SEEDED)
def test_nothing_but_the_picture_is_left(name: str) -> None:
    ending, data, _ = SEEDED[name]
    cleaned = clean_picture(data, ending)
    assert (find_metadata(cleaned, ending), cleaned.count(BAIT)) == ((), 0)
    assert [key for key in opened(cleaned).info if key in ("exif", "comment", "icc_profile", "xmp")] == []


@pytest.mark.parametrize("name", [name for name in SEEDED if "animation" not in name])
def test_the_picture_stays(name: str) -> None:
    ending, data, _ = SEEDED[name]
    assert corners(opened(clean_picture(data, ending))) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("name", [*SEEDED, *CLEAN])
def test_twice_gives_the_same(name: str) -> None:
    ending, data, *_ = {**SEEDED, **CLEAN}[name]
    assert clean_picture(data, ending) == clean_picture(data, ending)


@pytest.mark.parametrize("name", [name for name in CLEAN if name.startswith(("png", "gif"))])
def test_png_and_gif_without_metadata_do_not_change(name: str) -> None:
    ending, data = CLEAN[name]
    assert clean_picture(data, ending) == data


UPRIGHT = {
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}
"""EXIF's number → the corners of the scene as it is shown."""


@pytest.mark.parametrize("number", UPRIGHT)
@pytest.mark.parametrize(("ending", "name"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_a_turned_picture_stands_upright(ending: str, name: str, number: int) -> None:
    cleaned = opened(clean_picture(saved(scene(), name, exif=exif(number)), ending))
    assert cleaned.size == (SIZE if number < 5 else SIZE[::-1])
    assert corners(cleaned) == UPRIGHT[number]


@pytest.mark.parametrize(("ending", "name"), [("gif", "GIF"), ("webp", "WEBP")])
def test_an_animation_stays_one(ending: str, name: str) -> None:
    made = {"lossless": True, "exif": exif()} if ending == "webp" else {"comment": BAIT}
    image = opened(clean_picture(animation(name, **made), ending))
    assert (image.n_frames, image.info["loop"]) == (3, 2)  # type: ignore[attr-defined]
    shown = []
    for index in range(3):
        image.seek(index)
        image.load()
        shown.append((image.info["duration"], image.convert("RGB").getpixel((0, 0))))
    colours = [frame.getpixel((0, 0)) for frame in frames()]
    assert shown == list(zip((100, 200, 300), colours, strict=True))


def test_a_palette_and_transparency_stay() -> None:
    image = scene("P")
    index = image.getpixel((0, 0))
    data = saved(image, "PNG", transparency=index, exif=exif(3))
    cleaned = opened(clean_picture(data, "png"))
    assert cleaned.mode == "P"
    assert [cleaned.convert("RGBA").getpixel(place)[3] for place in ((11, 7), (0, 0))] == [0, 255]  # type: ignore[index]


def test_alpha_stays() -> None:
    image = scene("RGBA")
    image.putpixel((0, 0), (1, 2, 3, 4))
    for ending, data in (("png", saved(image, "PNG", exif=exif())), ("webp", saved(image, "WEBP", lossless=True))):
        cleaned = opened(clean_picture(data, ending)).convert("RGBA")
        assert [cleaned.getpixel(place) for place in ((0, 0), (11, 0))] == [(1, 2, 3, 4), (0, 255, 0, 255)]


def test_what_had_no_loss_has_none() -> None:
    cleaned = clean_picture(saved(scene(), "WEBP", lossless=True, xmp=BAIT), "webp")
    assert [part.name for part in split_picture(cleaned, "webp")] == ["head", "VP8L"]


@pytest.mark.parametrize("interlace", [0, 1])
def test_rows_beyond_the_picture_go(interlace: int) -> None:
    """A cropped picture may still hold the rows that were cut away."""
    head = chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, interlace))
    rows = chunk(b"IDAT", zlib.compress(b"\0\x7f" + BAIT, 0))
    cleaned = clean_picture(png()[:8] + head + rows + chunk(b"IEND", b""), "png")
    assert (cleaned.count(BAIT), opened(cleaned).getpixel((0, 0))) == (0, 127)


def test_bytes_between_the_rows_and_their_end_go() -> None:
    head = chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0\x7f") + BAIT)
    cleaned = clean_picture(png()[:8] + head + rows + chunk(b"IEND", b""), "png")
    assert (cleaned.count(BAIT), opened(cleaned).getpixel((0, 0))) == (0, 127)


@pytest.mark.parametrize(
    ("ending", "data", "message"),
    [
        ("png", b"", "这不是一张 png 图片，或者文件坏了"),
        ("png", saved(scene(), "JPEG"), "这不是一张 png 图片，或者文件坏了"),
        ("jpg", png(), "这不是一张 jpg 图片，或者文件坏了"),
        ("webp", saved(scene("P"), "GIF"), "这不是一张 webp 图片，或者文件坏了"),
        ("jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "这不是一张 jpg 图片，或者文件坏了"),
        ("png", png()[:-20], "图片坏了，读不到底"),
        ("jpg", saved(scene(), "JPEG")[:-20], "图片坏了，读不到底"),
        ("gif", animation("GIF")[:-20], "图片坏了，读不到底"),
        ("png", saved(Image.new("1", (5001, 5000)), "PNG"), "图片太大，超过 2500 万点"),
        ("png", animation("PNG"), "这是会动的 png，网站不用"),
    ],
)
def test_a_bad_picture_is_refused(ending: str, data: bytes, message: str) -> None:
    for use in (check_picture, clean_picture):
        with pytest.raises(BadPictureError) as refused:
            use(data, ending)
        assert refused.value.message == message


def test_a_picture_of_25_million_pixels_is_taken() -> None:
    check_picture(saved(Image.new("1", (5000, 5000)), "PNG"), "png")


def test_frames_are_counted_together() -> None:
    first, *others = [Image.new("1", (5000, 3400), index % 2) for index in range(3)]
    data = saved(first, "GIF", save_all=True, append_images=others, duration=100)
    with pytest.raises(BadPictureError) as refused:
        check_picture(data, "gif")
    assert refused.value.message == "动图的各帧加起来超过 5000 万点"


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(sorted({**SEEDED, **CLEAN})), data=st.data())
def test_a_damaged_picture_is_cleaned_or_refused(name: str, data: st.DataObject) -> None:
    ending, whole, *_ = {**SEEDED, **CLEAN}[name]
    damaged = bytearray(whole)
    places = st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=4)
    for place, value in data.draw(places):
        damaged[place] = value
    del damaged[data.draw(st.integers(1, len(damaged))) :]
    try:
        cleaned = clean_picture(bytes(damaged), ending)
    except BadPictureError:
        return
    assert find_metadata(cleaned, ending) == ()


def test_names_of_pictures() -> None:
    paths = ["a/b.png", "a.JPG", "a.jpeg", "a.gif", "a.webp", "a.svg", "png", "a.png.txt"]
    assert [path for path in paths if is_picture(path)] == [*paths[:5], "png"]
    assert ending_of("a/b.c.PNG") == "png"
