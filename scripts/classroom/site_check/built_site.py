"""The files of a built site, each read once."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from classroom.cache import Cache
from classroom.site_check.html_page import HtmlPage, from_data, read_page, to_data
from classroom.source.shown_text import TEXT_ENDINGS, read_shown_texts

ERROR_PAGE = "404.html"


@dataclass(frozen=True)
class BuiltSite:
    """The site in `folder`; files go by their path in it, with `/`. A `cache` knows what was read of them before."""

    folder: Path
    cache: Cache = field(default_factory=Cache, compare=False, repr=False)

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file."""
        return frozenset(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every file that is text, in the order of paths."""
        names = sorted(name for name in self.files if Path(name).suffix in TEXT_ENDINGS)
        return {name: (self.folder / name).read_text("utf-8", errors="replace") for name in names}

    @cached_property
    def shown_texts(self) -> dict[str, tuple[str, ...]]:
        """What every file that is text shows or carries, piece by piece, each piece once a file."""
        return {name: self._read_shown(name, text) for name, text in self.texts.items()}

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every HTML page, in the order of paths."""
        return {name: self._read_page(text) for name, text in self.texts.items() if name.endswith(".html")}

    @cached_property
    def place(self) -> str:
        """The path on a server, with a slash at both ends, where the page for wrong addresses takes the site to be.

        That page is shown at any address, so it alone names files from the server's root on.
        """
        page = self.pages.get(ERROR_PAGE)
        rooted = [unquote(urlsplit(found.url).path) for found in page.references if found.is_fetched] if page else []
        for path in rooted:
            steps = path.split("/")
            for start in range(1, len(steps)):
                if "/".join(steps[start:]) in self.files:
                    return "/".join(steps[:start]) + "/"
        return "/"

    def _read_shown(self, name: str, text: str) -> tuple[str, ...]:
        ending = Path(name).suffix
        return tuple(
            self.cache.keep_data("shown", (ending, text), lambda: list(dict.fromkeys(read_shown_texts(name, text))))
        )

    def _read_page(self, text: str) -> HtmlPage:
        return from_data(self.cache.keep_data("page", (text,), lambda: to_data(read_page(text))))
