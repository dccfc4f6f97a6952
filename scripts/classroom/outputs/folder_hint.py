"""The text beside `index.html` that tells whoever opens the folder on a stick or a disk what to click."""

from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.render import load_labels, render_text

_TEMPLATE = "folder_hint.txt.j2"


def hint_name() -> str:
    """Return the file's name, which sorts before the folders' in most file managers."""
    return str(load_labels()["folder_hint"])


def make_folder_hint(site: Site, made_on: str) -> Output:
    """Return the text of *site*, made on the day *made_on*, with what an old Windows needs to show it.

    A byte order mark and CRLF: the notepad of Windows before 10.1809 knows neither UTF-8 without the one nor lines
    without the other.
    """
    station = site.library.data.station.model
    text = render_text(_TEMPLATE, {"station": station, "made_on": made_on})
    return Output(hint_name(), _TEMPLATE, hint_name(), "\ufeff" + text.replace("\n", "\r\n"))
