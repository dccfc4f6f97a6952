"""Check digits of identity numbers, payment cards and organisation codes."""

_GB11643_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_GB11643_DIGITS = "10X98765432"
_GB32100_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity_check_digit(body: str) -> str:
    """Return the 18th character, 0 to 9 or X, of an identity number of which *body* is the first 17 (GB 11643-1999)."""
    return _GB11643_DIGITS[sum(int(digit) * weight for digit, weight in zip(body, _GB11643_WEIGHTS, strict=True)) % 11]


def is_luhn_valid(digits: str) -> bool:
    """Return whether the last of *digits* is the check digit of ISO/IEC 7812-1, annex B."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def credit_code_check_character(body: str) -> str:
    """Return the 18th character of a unified social credit code of which *body* is the first 17 (GB 32100-2015).

    Raises:
        ValueError: *body* holds a character outside the alphabet of such codes.
    """
    total = sum(_GB32100_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return _GB32100_ALPHABET[-total % 31]
