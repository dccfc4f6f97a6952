"""Tests of `classroom.outputs`."""
