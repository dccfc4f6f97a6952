"""Tests of `classroom.timetable`."""
