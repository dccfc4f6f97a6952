"""The content as pages need it: what is published, how it belongs together, and how to place it on a page."""

import datetime
import html
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from classroom.almanac.days import monday_of
from classroom.almanac.lunar import lunar_date, solar_term
from classroom.checks.context import Context, DatedClass
from classroom.contacts.numbers import find_numbers
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.markdown.body import BodyRules, render_body
from classroom.markdown.escape import Markdown, as_markdown, escape_markdown
from classroom.markdown.headings import Heading
from classroom.markdown.lines import Fence
from classroom.markdown.links import Link
from classroom.markdown.quiz import read_quiz, read_quizzes
from classroom.models.case import Case
from classroom.models.lesson import Lesson
from classroom.models.page import Guide
from classroom.models.scalars import period_days
from classroom.models.season import season_days
from classroom.models.term import Term
from classroom.outputs.addresses import class_uri, site_uri
from classroom.outputs.output import Output
from classroom.outputs.share_text import ShareWords, describe_share
from classroom.publication import Publication
from classroom.render import load_labels, render_front_matter, render_html, render_template
from classroom.timetable.minutes import read_segment
from classroom.timetable.occurrence import Occurrence

M = TypeVar("M", bound=BaseModel)


LISTED = 12
"""How many coming classes a short list holds: a few are shown, the others follow as those pass."""

Pair = tuple[DatedClass, Occurrence]
"""A class and one of its occurrences."""


def pair_by_time(classes: Iterable[DatedClass]) -> list[Pair]:
    """Return every occurrence of *classes* with its class, by time and then by key."""
    pairs = [(dated, occurrence) for dated in classes for occurrence in dated.occurrences]
    return sorted(pairs, key=lambda pair: (pair[1].day, pair[1].start, pair[1].end, pair[1].key))


@dataclass(frozen=True)
class Site:
    """What an edition publishes, and its dated classes."""

    publication: Publication
    context: Context

    @property
    def library(self) -> Library:
        """All content, published or not."""
        return self.publication.library

    @property
    def today(self) -> datetime.date:
        """The day the site is made for."""
        return self.publication.today

    @cached_property
    def lessons(self) -> tuple[Entry[Lesson], ...]:
        """Published lessons."""
        return self._published(self.library.lessons)

    @cached_property
    def guides(self) -> tuple[Entry[Guide], ...]:
        """Published guides."""
        return self._published(self.library.guides)

    @cached_property
    def cases(self) -> tuple[Entry[Case], ...]:
        """Published cases, the newest first."""
        newest_first = sorted(self.library.cases, key=lambda case: period_days(case.model.period)[::-1], reverse=True)
        return self._published(newest_first)

    @cached_property
    def occurrences(self) -> tuple[Pair, ...]:
        """Every occurrence of every term, cancelled ones included, by time and then by key."""
        return tuple(pair_by_time(self.context.classes))

    @cached_property
    def coming(self) -> tuple[Pair, ...]:
        """The occurrences from today on."""
        return tuple(pair for pair in self.occurrences if pair[1].day >= self.today)

    @cached_property
    def terms(self) -> tuple[Entry[Term], ...]:
        """Every term, the latest first."""
        return tuple(sorted(self.library.terms, key=lambda term: season_days(term.model.season), reverse=True))

    def classes_of(self, term: Entry[Term]) -> list[DatedClass]:
        """Return the classes of *term*, in the order of its file."""
        return self._classes_by_term.get(term.path, [])

    @cached_property
    def _classes_by_term(self) -> dict[str, list[DatedClass]]:
        found: dict[str, list[DatedClass]] = {}
        for dated in self.context.classes:
            found.setdefault(dated.term.path, []).append(dated)
        return found

    @cached_property
    def published_paths(self) -> frozenset[str]:
        """The paths of what a link may lead to."""
        written = {entry.path for entry in self.library.written if self.publication.keeps(entry)}
        return frozenset(written | set(self.library.assets) | {term.path for term in self.library.terms})

    @cached_property
    def used_assets(self) -> frozenset[str]:
        """The paths of the assets that the edition publishes: the site's own, and those its texts name.

        A picture of a lesson that is left out, or of an instructor's block, stays out with it.
        """
        own = {path for path in self.library.assets if path.startswith("docs/assets/")}
        named = {
            link.target_path(entry.path)
            for entry in self._published(self.library.written)
            for link in entry.body.links
            if self.publication.shows_instructor or link.line not in entry.body.instructor_lines
        }
        return frozenset(own | (named & self.library.assets.keys()))

    def class_title(self, dated: DatedClass) -> str:
        """Return the own title of a class, or its lesson's."""
        lesson = self.library.lesson_ids.get(dated.small_class.lesson or "")
        return dated.small_class.title or (lesson.model.title if lesson else dated.small_class.id)

    def _published(self, entries: Iterable[Entry[M]]) -> tuple[Entry[M], ...]:
        return tuple(entry for entry in entries if self.publication.keeps(entry))

    def page(  # noqa: PLR0913  # a page's own words, and what its template needs besides
        self,
        uri: str,
        source: str,
        template: str,
        title: str,
        summary: str,
        *,
        checked: datetime.date | None = None,
        share: ShareWords | None = None,
        **context: Any,
    ) -> Output:
        """Return the page at *uri* made from *template*; `to` and `site` are at its hand.

        *checked* is the day of its text's review, which the foot of the page tells; *share* is what to tell others
        of it, its summary where nothing is given.
        """

        def to(target: str) -> Markdown:
            return as_markdown(posixpath.relpath(target, posixpath.dirname(uri) or "."))

        def to_entry(entry: Entry[BaseModel]) -> Markdown:
            return to(site_path(entry.path))

        def to_class(dated: DatedClass) -> Markdown:
            return to(class_uri(dated.term, dated.small_class.id))

        meta = {"title": html.escape(title), "description": html.escape(summary)}
        if checked:
            meta["checked"] = str(load_labels()["frame_date"]).format(day=checked)
        if not self.publication.shows_instructor:
            address = self.library.data.station.model.site_address
            meta.update(describe_share(uri, title, share or ShareWords((summary,)), address))
        head = render_front_matter(meta)
        links = {"to": to, "to_entry": to_entry, "to_class": to_class}
        common: dict[str, Any] = {
            "title": title,
            "summary": summary,
            "site": self,
            "station": self.library.data.station.model,
            "class_title": self.class_title,
            "lunar_date": lunar_date,
            "monday": monday_of,
            "solar_term": solar_term,
        }
        return Output(uri, source, title, head + render_template(template, {**links, **common, **context}))

    def static_page(self, uri: str, source: str, template: str, title: str, **context: Any) -> Output:
        """Return the file of HTML at *uri* made from *template*, which the site engine copies as it is.

        Its `to` leads from there to where a file of the source tree lands in the built site.
        """

        def to(target: str) -> str:
            return posixpath.relpath(site_uri(target), posixpath.dirname(uri) or ".")

        common = {"to": to, "title": title, "lunar_date": lunar_date, "solar_term": solar_term}
        return Output(uri, source, title, render_html(template, {**common, **context}))

    def written_page(self, entry: Entry[Any], template: str, **context: Any) -> Output:
        """Return the page of a Markdown file: its body, placed by *template*."""
        uri = site_path(entry.path)
        model = entry.model
        body = self.body(entry)
        review = getattr(model, "review", None)
        checked = review.on if review else None
        return self.page(
            uri, entry.path, template, model.title, model.summary, checked=checked, entry=entry, body=body, **context
        )

    def opening_page(self, path: str, template: str, **context: Any) -> Iterator[Output]:
        """Yield the page of the file at *path* that opens a section, where the edition publishes it."""
        for entry in self._published(self.library.pages):
            if entry.path == path:
                yield self.written_page(entry, template, **context)

    def body(self, entry: Entry[BaseModel]) -> Markdown:
        """Return the body of *entry* for this edition."""
        rules = BodyRules(
            keeps_instructor=self.publication.shows_instructor,
            resolve=lambda link: self._resolve(entry.path, link),
            render_fence=lambda fence: _render_fence(fence, entry.path),
            render_heading=_render_heading,
            find_calls=self._find_calls,
            wraps_parts=isinstance(entry.model, Guide | Case),
        )
        return as_markdown(render_body(entry.body, rules) + self._answers(entry))

    def _answers(self, entry: Entry[BaseModel]) -> str:
        """Return the answers to the questions of *entry*, for paper, where what can be opened stays closed."""
        hidden = frozenset() if self.publication.shows_instructor else entry.body.instructor_lines
        quizzes = read_quizzes(entry.body, hidden)
        return render_template("answers.md.j2", {"quizzes": quizzes}) if quizzes else ""

    def _find_calls(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield each registered number in *text* that can be called, as a link that says whom it calls."""
        for mention in find_numbers(text):
            contact = self.context.directory.numbers.get(mention.value)
            if contact and contact.can_be_called:
                words = escape_markdown(text[mention.start : mention.end])
                label = escape_markdown(load_labels()["call"].format(number=contact.number, name=contact.name))
                yield mention.start, mention.end, f'[{words}](tel:{mention.value}){{ aria-label="{label}" }}'

    def _resolve(self, path: str, link: Link) -> str | None:
        """Return *link* as the page of *path* must write it, or None where its target is not published."""
        if not link.path:
            return link.target
        target = link.target_path(path)
        if target not in self.published_paths:
            return None
        relative = posixpath.relpath(site_path(target), posixpath.dirname(site_path(path)) or ".")
        return f"{relative}#{link.anchor}" if link.anchor else relative


def _render_heading(heading: Heading) -> list[str]:
    segment = read_segment(heading)
    return render_template("segment.md.j2", {"segment": segment}).split("\n") if segment else []


def _render_fence(fence: Fence, path: str) -> list[str] | None:
    if fence.language != "quiz":
        return None
    return render_template("quiz.md.j2", {"quiz": read_quiz(fence, path)}).split("\n")
