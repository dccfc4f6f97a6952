"""What search knows of one page."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Section:
    """A part of a page below one heading; the part before the first heading has neither `anchor` nor `heading`."""

    anchor: str
    heading: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """The page at `uri` of the built site; `group` is the section of the site that it belongs to.

    `aliases` are what people call its subject; `related` are words that lead to it only when nothing better does.
    """

    uri: str
    title: str
    group: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    source: str = ""
    """The file that its author wrote, relative to the site's folder."""

    @property
    def is_list(self) -> bool:
        """Whether the page lists the names of many things, each of which has a better page."""
        return self.uri == "about/glossary.html"

    @cached_property
    def text(self) -> str:
        """Everything that a reader sees or that the page goes by, a block a line."""
        return "\n".join([self.title, *self.aliases, *self.related, self.said])

    @cached_property
    def said(self) -> str:
        """What a reader sees below the title, a block a line."""
        return "\n".join(line for section in self.sections for line in (section.heading, *section.blocks))
