"""The index of the real content, made once."""

from pathlib import Path

import pytest

from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.search.collecting import collect_documents
from classroom.search.document import Document
from classroom.search.files import make_search
from tests.search.asking import read_site, write_scripts


@pytest.fixture(scope="session")
def content() -> tuple[Site, tuple[Output, ...]]:
    """Return what the public edition publishes, and its pages."""
    return read_site()


@pytest.fixture(scope="session")
def documents(content: tuple[Site, tuple[Output, ...]]) -> tuple[Document, ...]:
    """Return the documents of its search."""
    return collect_documents(*content)


@pytest.fixture(scope="session")
def index(
    content: tuple[Site, tuple[Output, ...]],
    documents: tuple[Document, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return the folder with the scripts of its index."""
    return write_scripts(make_search(content[0], documents), tmp_path_factory.mktemp("index"))
