"""Every topic of the labelled questions leads to pages that the site has."""

import json

from classroom.search.document import Document
from tests.search.asking import QUERIES
from tests.search.topics import TOPICS, find_page, find_wanted

PLANNED: frozenset[str] = frozenset()
"""Addresses whose pages are still being written: to be emptied as they come."""


def test_every_topic_has_pages_and_every_address_exists(documents: tuple[Document, ...]) -> None:
    pages = {document.uri for document in documents}
    addresses = {address for listed in TOPICS.values() for address in listed}
    assert [topic for topic, listed in TOPICS.items() if not listed] == []
    assert [address for address in sorted(addresses) if not address.endswith("/") or address.startswith("/")] == []
    assert {address for address in addresses if not find_page(address, pages)} == PLANNED


def test_every_question_asks_for_pages_that_exist(documents: tuple[Document, ...]) -> None:
    pages = {document.uri for document in documents}
    questions = json.loads(QUERIES.read_text("utf-8"))
    assert [question["q"] for question in questions if not find_wanted(question["relevant"], pages)] == []
    assert len({question["q"] for question in questions}) == len(questions)


def test_an_address_is_a_page_or_the_opening_page_of_a_folder() -> None:
    pages = {"index.html", "guides/index.html", "guides/prize.html"}
    addresses = ("", "guides/", "guides/prize/", "/guides/prize/", "guides/none/")
    found = ["index.html", "guides/index.html", "guides/prize.html", "guides/prize.html", None]
    assert [find_page(address, pages) for address in addresses] == found
