"""Tests of `classroom.markdown`."""
