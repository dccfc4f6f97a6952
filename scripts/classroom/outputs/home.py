"""The home page: what to do now, the frauds, the coming classes, the newest cases, the figures."""

from collections.abc import Iterator

from classroom.outputs.output import Output
from classroom.outputs.site import Site

SOURCE = "docs/index.md"


def make_home(site: Site) -> Iterator[Output]:
    """Yield the home page."""
    guides = {guide.model.fraud: guide for guide in site.guides}
    for entry in site.library.pages:
        if entry.path == SOURCE:
            yield site.written_page(
                entry,
                "home.md.j2",
                frauds=[(fraud, guides.get(fraud.id)) for fraud in site.library.data.frauds.model.frauds],
                coming=site.coming[:4],
                cases=site.cases[:4],
                figures=site.library.data.figures.model.figures,
            )
