"""The card that says who the station is and how to tell a true officer: ten to an A4 sheet, 90 by 54 mm."""

from collections.abc import Iterator
from dataclasses import dataclass

from classroom.library.layout import site_path
from classroom.outputs.addresses import CARD_SHEET, absolute
from classroom.outputs.class_notice import SCHOOL_EMS, HelpNumber, has_example_address, read_numbers
from classroom.outputs.output import Output
from classroom.outputs.paper_fit import find_fitting
from classroom.outputs.qr_code import draw_qr_code
from classroom.outputs.site import Site
from classroom.outputs.text_width import measure_ems, shorten

PAGE = "docs/about/card.md"
"""The page that tells how to check that a card is genuine, and that the card's code opens."""

COLUMNS, ROWS = 2, 5
WIDTH, HEIGHT = 90, 54
"""In mm."""

LEFT, TOP = 15, 13.5
"""Where on the sheet the first card begins, in mm."""

NAMES = (6, 5.2, 4.6, 4, 3.4)
"""The sizes of the station's name in mm; a test holds them against `card.css`."""

NAME_WIDTH = 82


@dataclass(frozen=True)
class ContactCard:
    """What is printed on a card; `url` is None while nobody knows where the site will be."""

    publisher: str
    numbers: tuple[HelpNumber, ...]
    url: str | None
    is_example: bool

    @property
    def name_number(self) -> int:
        """The number of the largest size at which the station's name stands on one line."""
        return find_fitting(NAMES, lambda size: measure_ems(self.publisher) * size, NAME_WIDTH)


def read_card(site: Site) -> ContactCard:
    """Return what is printed on the station's card."""
    station = site.library.data.station.model
    return ContactCard(
        publisher=shorten(station.publisher, SCHOOL_EMS),
        numbers=read_numbers(site),
        url=absolute(station.site_address, site_path(PAGE)),
        is_example=has_example_address(site),
    )


def make_card_sheet(site: Site) -> Iterator[Output]:
    """Yield the sheet of cards where the page is published that tells how to check one."""
    if PAGE in site.published_paths:
        card = read_card(site)
        yield site.static_page(
            CARD_SHEET,
            PAGE,
            "card.html.j2",
            card.publisher,
            card=card,
            code=draw_qr_code(card.url) if card.url else None,
            corners=[(LEFT + WIDTH * x, TOP + HEIGHT * y) for y in range(ROWS + 1) for x in range(COLUMNS + 1)],
            count=COLUMNS * ROWS,
            page=site_path(PAGE),
        )
