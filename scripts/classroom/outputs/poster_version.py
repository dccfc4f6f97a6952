"""Which version of a class's poster and slip hangs on a wall."""

from classroom.checks.context import DatedClass
from classroom.outputs.class_notice import ClassNotice, read_notice
from classroom.outputs.printed_version import mark_version
from classroom.outputs.site import Site


def poster_version(site: Site, dated: DatedClass) -> str:
    """Return the version as ``2-7c1e``: how often the class was changed and one, and a mark of all that is printed."""
    return mark_notice(dated, read_notice(site, dated))


def mark_notice(dated: DatedClass, notice: ClassNotice) -> str:
    """Return the version of *notice*, which is what is printed about *dated*."""
    return mark_version(sum(occurrence.sequence for occurrence in dated.occurrences), notice)
