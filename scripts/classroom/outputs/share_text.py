"""What a page says of itself in a chat: at most 140 characters to paste, and the words of its preview."""

from collections.abc import Sequence
from typing import NamedTuple

from classroom.outputs.addresses import COVERAGE, FOLDER, absolute
from classroom.pictures.line_breaks import split_pieces
from classroom.render import load_labels

MOST_CHARACTERS = 140
"""Code points of a text, its address included."""
_LEAST_WORDS = 60
"""Code points that are left for words; an address that leaves less is left out, for a part of it leads nowhere."""
_LEAST_FOR_A_LINE = 30
_LEAST_FOR_THE_FIRST = 12
_ENDS = "。！？…；"

_KEPT_BACK = ("handbook/", "problems.md", COVERAGE)


class ShareWords(NamedTuple):
    """What is told of a page: `points` after its title, the most important first; `flag` before it, `mark` in front.

    The first `needed` points are shortened rather than left out.
    """

    points: tuple[str, ...] = ()
    flag: str = ""
    mark: str = ""
    needed: int = 0


def warn_of(red_flags: Sequence[str], summary: str) -> ShareWords:
    """Return what is told of a guide or a case: a red flag first, then the *summary* and whom to call."""
    words = load_labels()["share"]
    flag = str(words["flag"]).format(flag=min(red_flags, key=len)) if red_flags else ""
    return ShareWords((words["paid"], summary), flag)


def warn_of_danger(signs: Sequence[str], number: str, summary: str) -> ShareWords:
    """Return what is told of a guide to a danger: one of its *signs* first, then the *number* to call."""
    words = load_labels()["share"]
    flag = str(words["sign"]).format(sign=min(signs, key=len))
    return ShareWords((str(words["call"]).format(number=number), summary), flag)


def compose_text(title: str, words: ShareWords, address: str | None = None, most: int = MOST_CHARACTERS) -> str:
    """Return a text of at most *most* code points, a line for each thing told.

    Points are told whole, in their order, as long as there is room; of a title or a needed point that is too long a
    part is told, cut between words and with an ellipsis. An address stands whole or not at all.
    """
    last = address if address and len(address) + 1 + _LEAST_WORDS <= most else None
    room = most - (len(last) + 1 if last else 0)
    needed = [line for line in (words.flag, words.mark + title, *words.points[: words.needed]) if line.strip()]
    lines: list[str] = []
    for index, line in enumerate(needed):
        kept_back = sum(min(len(later), _LEAST_FOR_A_LINE) + 1 for later in needed[index + 1 :])
        lines.append(cut_text(line, min(room, max(room - kept_back, _LEAST_FOR_THE_FIRST))))
        room -= len(lines[-1]) + 1
    for point in words.points[words.needed :]:
        told = cut_sentences(point, room)
        if not told:
            break
        lines.append(told)
        room -= len(told) + 1
    return "\n".join([line for line in lines if line] + ([last] if last else []))


def cut_text(text: str, most: int) -> str:
    """Return *text* on one line, or as many of its words as find room in *most* code points with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = ""
    for piece in split_pieces(line):
        if len(kept) + len(piece) + 1 > most:
            break
        kept += piece
    return kept.rstrip(" ，、；：。") + "…" if kept and most else ""


def cut_sentences(text: str, most: int) -> str:
    """Return *text* on one line, or as many of its whole sentences as find room in *most* code points, maybe none."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    ends = [index + 1 for index, character in enumerate(line[: max(most, 0)]) if character in _ENDS]
    return line[: ends[-1]] if ends else ""


def is_shared(uri: str) -> bool:
    """Tell whether the page at *uri* is for residents to hand on."""
    return not uri.startswith(_KEPT_BACK)


def share_image_uri(uri: str) -> str:
    """Return where the picture of the page at *uri* stands.

    All classes of a term have the term's: days change, and a chat keeps the picture that it saw first.
    """
    folder, _, name = uri.rpartition("/")
    is_class = folder.startswith(f"{FOLDER}/") and name != "index.md"
    page = f"{folder}/index.md" if is_class else uri
    return f"share/{page.removesuffix('.md')}.png"


def describe_share(uri: str, title: str, words: ShareWords, site_address: str | None) -> dict[str, str]:
    """Return the values of the page's front matter from which its head and its foot are made; unescaped text."""
    if not is_shared(uri):
        return {}
    url = site_address if uri == "index.md" else absolute(site_address, uri)
    found = {"share_text": compose_text(title, words, url)}
    if url:
        found |= {"share_url": url, "share_image": str(absolute(site_address, share_image_uri(uri)))}
    return found
