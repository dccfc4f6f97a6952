"""Tests of `classroom.checks`."""
