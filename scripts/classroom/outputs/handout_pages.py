"""A page for the printer for each guide, case and lesson: its points on one A4 sheet to hand out."""

from collections.abc import Iterator

from classroom.library.layout import site_path
from classroom.outputs.addresses import handout_uri
from classroom.outputs.handout import list_printed, read_handout
from classroom.outputs.handout_fit import fit_handout
from classroom.outputs.output import Output
from classroom.outputs.printed_version import mark_content
from classroom.outputs.qr_code import draw_qr_code
from classroom.outputs.site import Site


def make_handouts(site: Site) -> Iterator[Output]:
    """Yield the handouts; their style sheets come with those of the other printed pages."""
    for entry in list_printed(site):
        handout = read_handout(site, entry)
        page = site_path(entry.path)
        yield site.static_page(
            handout_uri(page),
            entry.path,
            "handout.html.j2",
            handout.title,
            handout=handout,
            fit=fit_handout(handout),
            code=draw_qr_code(handout.url) if handout.url else None,
            version=mark_content(handout),
            page=page,
        )
