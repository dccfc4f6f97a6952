"""Text as a calendar file writes it."""

from icalendar.prop import vText

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarText(vText):
    r"""A TEXT value by RFC 5545 section 3.3.11, every character of which comes back.

    The library takes a backslash before a capital N for a line break and writes one: ``C:\New`` loses its name.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        """Return the text with its backslashes, semicolons, commas and line breaks escaped."""
        return self.translate(_ESCAPES).encode()
