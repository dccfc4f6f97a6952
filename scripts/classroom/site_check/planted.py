"""`unregistered-number`, `unregistered-address`, `foreign-code`: the built site leads nowhere that nobody registered.

The rule of the same name reads what authors write; this reads what residents get, whatever made it.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.masking import mask_address, mask_number
from classroom.contacts.directory import Directory
from classroom.models.base import quote
from classroom.outputs.qr_code import QrCode, draw_qr_code
from classroom.problem import Problem
from classroom.site_check.built_site import BuiltSite

CODE_NUMBER = "unregistered-number"
CODE_ADDRESS = "unregistered-address"
CODE_QR = "foreign-code"

FORMAT_NAMES = re.compile(
    r"https?://(?:schema\.org|json-schema\.org|www\.w3\.org|www\.sitemaps\.org)(?:/[\w./#-]*)?|navigation\.top"
)
"""URLs that name a format, and a setting of the theme that reads like a domain; nobody is led to them."""

_QR_CODE = re.compile(r'<svg class="code"(?P<head>[^>]*)>(?P<inside>.*?)</svg>', re.DOTALL)
_COPY = '<use href="#code"/>'
"""A slip shows the same code four times: three are copies of the first."""

_ADDRESS = re.compile(r'data-address="([^"]*)"')
_MODULES = re.compile(r'viewBox="0 0 (\d+) \1"')
_PATH = re.compile(r'<path id="code" d="([^"]*)"')
_FIX = "登记过的才能放上网站：核对后写进 docs/data/contacts.yml；不认识的，请把这一行发给维护网站的人"


def check_planted(site: BuiltSite, directory: Directory, engine_files: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each number, address and QR code of *site* that *directory* does not know.

    *engine_files* come with the engine and are left out.
    """
    for name, text in site.texts.items():
        if name in engine_files:
            continue
        for shown in site.shown_texts[name]:
            yield from _check_text(name, shown, directory)
        yield from _check_codes(name, text, directory)


def _check_text(name: str, text: str, directory: Directory) -> Iterator[Problem]:
    for mention in directory.unregistered_numbers(text):
        written = quote(mask_number(text[mention.start : mention.end]))
        yield Problem(name, 1, 1, CODE_NUMBER, f"网站里有没登记的号码“{written}”", _FIX)
    for mention in directory.unregistered_addresses(text):
        if not FORMAT_NAMES.fullmatch(mention.value):
            yield Problem(name, 1, 1, CODE_ADDRESS, f"网站里有没登记的地址“{quote(mask_address(mention.value))}”", _FIX)


def _check_codes(name: str, text: str, directory: Directory) -> Iterator[Problem]:
    """Yield a problem for each QR code that leads off the site, or that is not the drawing of its address."""
    for found in _QR_CODE.finditer(text):
        if found["inside"] == _COPY:
            continue
        address, modules = _ADDRESS.search(found["head"]), _MODULES.search(found["head"])
        path = _PATH.search(found["inside"])
        url = address[1] if address else ""
        is_ours = bool(directory.site_address) and url.startswith(directory.site_address or "/")
        drawn = QrCode(int(modules[1]), path[1]) if modules and path else None
        if not is_ours or drawn != draw_qr_code(url):
            yield Problem(name, 1, 1, CODE_QR, "二维码扫出来的不是本站的网址", _FIX)
