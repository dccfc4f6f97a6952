"""Tests of `classroom.library`."""
