"""Text shown without telling what was found in it: a report leaks too."""

_SHOWN = 1
_LONGEST_SHORT_NUMBER = 6
"""Hotlines and short numbers of services have up to so many digits and are nobody's."""
_SHOWN_OF_NUMBER = 3


def mask(text: str) -> str:
    """Return *text* with its first character and as many asterisks as it has others, nine at most."""
    return _hide(text, _SHOWN)


def mask_number(text: str) -> str:
    """Return a phone number so that a person's cannot be dialled: short ones whole, of others the first three signs."""
    digits = "".join(char for char in text if char.isalnum())
    return text if len(digits) <= _LONGEST_SHORT_NUMBER else _hide(text, _SHOWN_OF_NUMBER)


def mask_address(text: str) -> str:
    """Return an outside address: of a site whole, of an account or e-mail, which may be a person's, `mask` of it."""
    return text if "." in text and "@" not in text else mask(text)


def _hide(text: str, shown: int) -> str:
    line = "".join(text.split())
    return line[:shown] + "*" * min(len(line) - shown, 9)
