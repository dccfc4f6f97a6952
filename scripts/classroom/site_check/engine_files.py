"""Which files of a built site came with the engine's theme, byte for byte: its scripts and styles tell of nobody."""

from importlib.util import find_spec
from pathlib import Path

from classroom.site_check.built_site import BuiltSite

_THEME = "material"
_FOLDER = "assets/"


def find_engine_files(site: BuiltSite) -> frozenset[str]:
    """Return the files of *site* that are those of the installed theme; a file of that name with other bytes is not."""
    spec = find_spec(_THEME)
    folders = [Path(place) / "templates" for place in spec.submodule_search_locations or ()] if spec else []
    names = (name for name in site.files if name.startswith(_FOLDER))
    return frozenset(name for name in names if any(_is_same(site.folder / name, folder / name) for folder in folders))


def _is_same(made: Path, original: Path) -> bool:
    return (
        original.is_file()
        and original.stat().st_size == made.stat().st_size
        and original.read_bytes() == made.read_bytes()
    )
