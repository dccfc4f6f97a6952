"""Tests of `classroom.source`."""
