"""Options and fixtures that the tests share."""

import pytest
from hypothesis import HealthCheck, settings

# No test measures time: a busy machine is no failure.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


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
