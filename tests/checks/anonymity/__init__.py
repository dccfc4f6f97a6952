"""Tests of `classroom.checks.anonymity`."""
