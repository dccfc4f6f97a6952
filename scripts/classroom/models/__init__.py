"""Frozen models of everything an author writes; they read no file and know no clock."""
