"""Marks that several tests use."""

import pytest


def bug(reason: str) -> pytest.MarkDecorator:
    """Mark the right expectation of something that is known to be wrong; it fails once the bug is mended."""
    return pytest.mark.xfail(strict=True, reason=reason)
