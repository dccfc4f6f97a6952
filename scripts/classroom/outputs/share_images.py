"""The pictures that chats show beside the addresses of pages."""

from collections.abc import Iterable, Iterator

from classroom.cache import Cache
from classroom.outputs.class_notice import read_numbers
from classroom.outputs.output import Output
from classroom.outputs.page_frame import SECTIONS
from classroom.outputs.share_text import is_shared, share_image_uri
from classroom.outputs.site import Site
from classroom.pictures.share_card import ShareCard
from classroom.render import load_labels


def make_share_images(site: Site, pages: Iterable[Output], cache: Cache) -> Iterator[Output]:
    """Yield a picture for each of *pages* whose address is handed on, drawn once for *cache*.

    None for the instructors' edition or while nobody knows where the site will be: a preview needs whole addresses.
    """
    station = site.library.data.station.model
    if site.publication.shows_instructor or station.site_address is None:
        return
    numbers = " · ".join(f"{number.action} {number.number}" for number in read_numbers(site))
    for page in pages:
        uri = share_image_uri(page.uri)
        if is_shared(page.uri) and page.is_page and uri == f"share/{page.uri.removesuffix('.md')}.png":
            card = ShareCard(page.title, _section(page.uri), station.site_title, station.school, numbers)
            yield Output(uri, page.source, page.title, card=card, cache=cache)


def _section(uri: str) -> str:
    """Return the name of the section of the page at *uri*; the schedule stands under the courses' folder."""
    titles = load_labels()["sections"]
    folders = {opening.rpartition("/")[0]: name for name, opening in SECTIONS.items()} | {"now": "now"}
    found = max((folder for folder in folders if uri.startswith(f"{folder}/")), key=len, default=None)
    return str(titles[folders[found]] if found else titles["home"])
