"""`sbom.json`: the software that a site was made with, as a CycloneDX 1.6 bill of materials.

Only what the specification demands or a reader needs: name, version, package URL, licence. No serial number and no
time, so that two builds are equal byte for byte.
Reference: https://cyclonedx.org/docs/1.6/json/ and https://github.com/package-url/purl-spec
"""

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from classroom import __version__

TOOL = "classroom"

_ONE_PLATFORM = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}
"""Markers are read as on one system, so that the list is the same wherever a site is made."""

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_VERSION = r"[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?(?:\.dev[0-9]+)?"
_PURL = re.compile(rf"pkg:pypi/({_NAME})@({_VERSION})")


def write_software() -> bytes:
    """Return the bytes of the `sbom.json` of the software that runs now: the toolkit and all that it needs."""
    packages = _find_packages(TOOL)
    components = [_describe(packages[name]) for name in sorted(packages) if name != TOOL]
    return _write(components, __version__)


def is_plain(data: bytes) -> bool:
    """Tell whether *data* is an `sbom.json` as written here, with nothing in it but names, versions and licences."""
    try:
        bill = json.loads(data)
        components, version = bill["components"], bill["metadata"]["component"]["version"]
        are_plain = re.fullmatch(_VERSION, version) and all(map(_is_plain_component, components))
        return bool(are_plain) and _write(components, version) == data
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return False


def _write(components: list[dict[str, Any]], version: str) -> bytes:
    tool = {"type": "application", "bom-ref": f"{TOOL}@{version}", "name": TOOL, "version": version}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": tool},
        "components": components,
    }
    return (json.dumps(bill, ensure_ascii=True, indent=1) + "\n").encode()


def _find_packages(name: str) -> dict[str, Distribution]:
    """Return the installed packages that *name* needs, directly and through others, itself included, by name."""
    found: dict[str, Distribution] = {}
    waiting = [canonicalize_name(name)]
    while waiting:
        wanted = waiting.pop()
        if wanted in found:
            continue
        try:
            found[wanted] = distribution(wanted)
        except PackageNotFoundError:
            continue  # needed on another system only
        waiting += _find_needs(found[wanted].requires or ())
    return found


def _find_needs(lines: Iterable[str]) -> list[Any]:
    needs = [Requirement(line) for line in lines]
    return [
        canonicalize_name(need.name) for need in needs if need.marker is None or need.marker.evaluate(_ONE_PLATFORM)
    ]


def _describe(package: Distribution) -> dict[str, Any]:
    name = canonicalize_name(package.metadata["Name"])
    purl = f"pkg:pypi/{name}@{package.version}"
    described = {"type": "library", "bom-ref": purl, "name": name, "version": package.version, "purl": purl}
    licence = _read_licence(package.metadata["License-Expression"])
    return {**described, "licenses": [{"expression": licence}]} if licence else described


def _read_licence(text: str | None) -> str | None:
    """Return *text* where it is an SPDX expression of listed licences; older packages say it in words of their own."""
    try:
        return canonicalize_license_expression(text) if text and "LicenseRef" not in text else None
    except InvalidLicenseExpression:
        return None


def _is_plain_component(component: dict[str, Any]) -> bool:
    """Tell whether *component* says no more than its package URL and a licence that SPDX lists."""
    found = _PURL.fullmatch(component["purl"])
    if not found:
        return False
    plain = {"type": "library", "bom-ref": found[0], "name": found[1], "version": found[2], "purl": found[0]}
    if component == plain:
        return True
    licence = component["licenses"][0]["expression"]
    return bool(_read_licence(licence) == licence and component == {**plain, "licenses": [{"expression": licence}]})
