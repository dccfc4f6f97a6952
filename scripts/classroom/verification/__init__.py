"""A live or copied site is held against the release that it should be: what was altered, missing, added."""
