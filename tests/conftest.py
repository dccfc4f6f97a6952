"""Options and fixtures that the tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="rewrite the expected results kept in files with what comes out now; read the difference",
    )


@pytest.fixture
def update_expected(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are rewritten rather than compared."""
    return bool(request.config.getoption("--update-expected"))
