"""The home page: what to do now, the frauds, the coming classes, the newest cases, the figures."""

from collections.abc import Iterator

from classroom.outputs.output import Output
from classroom.outputs.site import LISTED, Site

SOURCE = "docs/index.md"


def make_home(site: Site) -> Iterator[Output]:
    """Yield the home page."""
    guides = {guide.model.fraud: guide for guide in site.guides}
    yield from site.opening_page(
        SOURCE,
        "home.md.j2",
        frauds=[(fraud, guides.get(fraud.id)) for fraud in site.library.frauds.values()],
        coming=site.coming[:LISTED],
        next=[pair for pair in site.coming if pair[1].takes_place][:LISTED],
        cases=site.cases[:4],
        figures=site.library.data.figures.model.figures,
    )
