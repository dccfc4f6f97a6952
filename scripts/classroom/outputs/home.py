"""The home page: what to do now, the frauds, the coming classes, the newest cases, the figures."""

from collections.abc import Iterator

from classroom.outputs.output import Output
from classroom.outputs.site import Site

SOURCE = "docs/index.md"


def make_home(site: Site) -> Iterator[Output]:
    """Yield the home page."""
    guides = {guide.model.fraud: guide for guide in site.guides}
    yield from site.opening_page(
        SOURCE,
        "home.md.j2",
        frauds=[(fraud, guides.get(fraud.id)) for fraud in site.library.frauds.values()],
        coming=site.coming[:4],
        cases=site.cases[:4],
        figures=site.library.data.figures.model.figures,
    )
