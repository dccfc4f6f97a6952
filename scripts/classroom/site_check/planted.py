"""`unregistered-number`, `unregistered-address`, `foreign-code`: the built site leads nowhere that nobody registered.

The rule of the same name reads what authors write; this reads what residents get, whatever made it.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

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
    known = repr(directory)
    for name, text in site.texts.items():
        if name not in engine_files:
            parts = (known, Path(name).suffix, text)
            told = site.cache.keep_data("planted", parts, partial(_tell, site, name, directory))
            yield from (Problem(name, 1, 1, code, message, _FIX) for code, message in told)


def _tell(site: BuiltSite, name: str, directory: Directory) -> list[tuple[str, str]]:
    """Return the code and the message of each thing in the file *name*; both say nothing of where it stands."""
    told = [found for shown in site.shown_texts[name] for found in _check_text(shown, directory)]
    return [*told, *_check_codes(site.texts[name], directory)]


def _check_text(text: str, directory: Directory) -> Iterator[tuple[str, str]]:
    for mention in directory.unregistered_numbers(text):
        yield CODE_NUMBER, f"网站里有没登记的号码“{quote(mask_number(text[mention.start : mention.end]))}”"
    for mention in directory.unregistered_addresses(text):
        if not FORMAT_NAMES.fullmatch(mention.value):
            yield CODE_ADDRESS, f"网站里有没登记的地址“{quote(mask_address(mention.value))}”"


def _check_codes(text: str, directory: Directory) -> Iterator[tuple[str, str]]:
    """Yield what to say of each QR code that leads off the site, or that is not the drawing of its address."""
    for found in _QR_CODE.finditer(text):
        if found["inside"] == _COPY:
            continue
        address, modules = _ADDRESS.search(found["head"]), _MODULES.search(found["head"])
        path = _PATH.search(found["inside"])
        url = address[1] if address else ""
        is_ours = bool(directory.site_address) and url.startswith(directory.site_address or "/")
        drawn = QrCode(int(modules[1]), path[1]) if modules and path else None
        if not is_ours or drawn != draw_qr_code(url):
            yield CODE_QR, "二维码扫出来的不是本站的网址"
