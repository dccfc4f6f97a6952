"""One file of the site's source tree, and where its words came from."""

from dataclasses import dataclass, field
from pathlib import Path

from classroom.cache import Cache
from classroom.outputs.addresses import site_uri
from classroom.pictures.cleaning import clean_picture, ending_of
from classroom.pictures.share_card import ShareCard, draw_card


@dataclass(frozen=True)
class Output:
    """A file at `uri` of the source tree that the site engine builds.

    A page has `content`; a file copied as it is has `copied_from`, and so has a picture, which `is_cleaned` of
    its metadata on the way; one that is drawn here has a `card`. What was cleaned or drawn is in `cache`. `source`
    is the repository's file that an edit link leads to.
    """

    uri: str
    source: str
    title: str
    content: str | None = None
    copied_from: Path | None = None
    is_cleaned: bool = False
    card: ShareCard | None = None
    cache: Cache = field(default_factory=Cache, compare=False, repr=False)

    @property
    def is_page(self) -> bool:
        """Tell whether the engine makes a page of it."""
        return self.uri.endswith(".md")

    @property
    def is_paper(self) -> bool:
        """Tell whether it is a page for the printer, which the engine copies as it is."""
        return self.uri.endswith(".html")

    @property
    def site_uri(self) -> str:
        """Where it lands in the built site; pages keep their file's name, so no server needs a rule."""
        return site_uri(self.uri)

    def read_bytes(self) -> bytes:
        """Return what the file holds.

        Raises:
            BadPictureError: a picture cannot be cleaned, for which the content has a problem.
        """
        if self.copied_from is not None:
            data = self.copied_from.read_bytes()
            return self._clean(data, ending_of(self.uri)) if self.is_cleaned else data
        if self.card is not None:
            card = self.card
            return self.cache.keep("share card", card, lambda: draw_card(card))
        return (self.content or "").encode()

    def _clean(self, data: bytes, ending: str) -> bytes:
        return self.cache.keep("picture", (ending, data), lambda: clean_picture(data, ending))


def reading_order(output: Output) -> tuple[tuple[str, ...], bool, str]:
    """Return the key that sorts outputs as site engines read a folder: its opening page, its files, its folders."""
    *folders, name = output.uri.split("/")
    return tuple(folders), name != "index.md", name
