"""Courses and lessons."""

from collections.abc import Iterator

from classroom.library.entry import Entry
from classroom.models.lesson import Course, Lesson
from classroom.outputs.handout import find_handout
from classroom.outputs.output import Output
from classroom.outputs.relations import Relations
from classroom.outputs.site import Site
from classroom.timetable.minutes import cut_all, read_segments


def ordered_courses(site: Site) -> list[tuple[Entry[Course], list[Entry[Lesson]]]]:
    """Return each course with its published lessons, in the order the courses say."""
    courses = sorted(site.library.courses, key=lambda course: (course.model.order, course.id))
    return [
        (course, [lesson for lesson in site.lessons if lesson.id.startswith(f"{course.id}/")]) for course in courses
    ]


def make_courses(site: Site, relations: Relations) -> Iterator[Output]:
    """Yield the courses' opening page, a page a course and a page a lesson."""
    courses = ordered_courses(site)
    yield from site.opening_page("courses/index.md", "courses.md.j2", courses=courses)
    for course, lessons in courses:
        rows = [(lesson, sum(part.minutes for part in read_segments(lesson.body.headings))) for lesson in lessons]
        yield site.written_page(course, "course.md.j2", rows=rows)
        for lesson in lessons:
            yield _make_lesson(site, relations, lesson, course)


def _make_lesson(site: Site, relations: Relations, lesson: Entry[Lesson], course: Entry[Course]) -> Output:
    segments = read_segments(lesson.body.headings)
    return site.written_page(
        lesson,
        "lesson.md.j2",
        handout=find_handout(site, lesson),
        course=course,
        segments=segments,
        minutes=sum(segment.minutes for segment in segments),
        cuts=cut_all(segments),
        cases=relations.cases_for(lesson),
        guides=relations.guides_of(lesson.model.frauds),
        coming=relations.coming_with([lesson.id]),
    )
