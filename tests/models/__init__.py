"""Tests of `classroom.models`."""
