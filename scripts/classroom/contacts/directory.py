"""What `contacts.yml` registers, and the station's own address."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from classroom.contacts.numbers import Mention, area_less, find_numbers
from classroom.contacts.outside import find_addresses
from classroom.models.data import Address, Contact

_RESERVED = ("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org")
"""Names that lead nowhere (RFC 2606 sections 2 and 3, RFC 6761 section 6)."""

_OWN_MACHINE = frozenset(("127.0.0.1", "::1"))


@dataclass(frozen=True)
class Directory:
    """The registered numbers and addresses of one site; `site_address` is where the site itself stands.

    `places` are what the site says of where its classes are held and how to get there.
    """

    contacts: tuple[Contact, ...] = ()
    addresses: tuple[Address, ...] = ()
    site_address: str | None = None
    places: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, Contact]:
        """Contacts by their number, digits only."""
        return {_digits(contact.number): contact for contact in self.contacts}

    @cached_property
    def _roots(self) -> tuple[SplitResult, ...]:
        own = (self.site_address,) if self.site_address else ()
        return tuple(urlsplit(url) for url in (*own, *(address.url for address in self.addresses)))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Addresses that are no URL, account ids and e-mail, in the case that they are written in."""
        return frozenset(root.path for root in self._roots if not root.netloc) | {
            address.name for address in self.addresses
        }

    def unregistered_numbers(self, text: str) -> tuple[Mention, ...]:
        """Return the phone numbers in *text* that nobody registered."""
        return tuple(mention for mention in find_numbers(text) if not self.knows_number(mention.value))

    def unregistered_addresses(self, text: str) -> tuple[Mention, ...]:
        """Return the outside addresses in *text* that nobody registered."""
        return tuple(mention for mention in find_addresses(text) if not self.knows_address(mention.value))

    def knows_number(self, number: str) -> bool:
        """Tell whether *number*, digits only, is registered; an area code before a service number is passed over."""
        return number in self.numbers or area_less(number) in self.numbers

    def registers(self, text: str) -> bool:
        """Tell whether *text* as a whole is a registered number, or a registered account or e-mail."""
        is_number = not any(sign.isalpha() for sign in text)
        return text in self._names or (is_number and self.knows_number(_digits(text)))

    def tells_of_place(self, text: str) -> bool:
        """Tell whether *text* is a part of what the site says of its venues, or made up of it."""
        rest = text.strip()
        if any(rest in place for place in self.places):
            return True
        for place in sorted(self.places, key=len, reverse=True):
            rest = rest.replace(place, "")
        return not any(sign.isalnum() for sign in rest)

    def knows_address(self, address: str) -> bool:
        """Tell whether *address* is registered, below a registered URL, on the site itself, or leads nowhere."""
        name = address.removeprefix("mailto:")
        if name in self._names:
            return True
        try:
            parts = urlsplit(address if "//" in address else f"//{address}")
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if host in _OWN_MACHINE or any(host == end or host.endswith(f".{end}") for end in _RESERVED):
            return True
        if "@" in parts.netloc:
            return False
        return any(
            host.removeprefix("www.") == (root.hostname or "").removeprefix("www.")
            and port == root.port
            and parts.scheme in ("", root.scheme)
            and _is_below(parts.path, root.path)
            for root in self._roots
            if root.netloc
        )


def _is_below(path: str, root: str) -> bool:
    """Tell whether *path* is *root* or stands under it; a bare domain is the whole of its root."""
    folder = root.rstrip("/") + "/"
    return f"{path.rstrip('/')}/".startswith(folder) and ".." not in path.split("/")


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())
