import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.checks.anonymity.digit_run import MAX_DIGITS, find_digit_runs


def read(text: str) -> list[list[str]]:
    return [[group.digits for group in run.groups] for run in find_digit_runs(text)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("138 0000 1234", [["138", "0000", "1234"]]),
        ("一三八零零零零", [["1380000"]]),
        ("幺叁捌〇", [["1380"]]),
        ("l38OOOO1234", [["13800001234"]]),
        ("138-OOOO-1234", [["138", "0000", "1234"]]),
        ("Oslo 1", [["1"]]),
        ("wxid138", [["138"]]),
        ("①③⑧", [["138"]]),
        ("138后面四个零再1234", [["138", "0000", "1234"]]),
        ("三个人，五天", []),
        ("138一0000一1234", [["138", "0000", "1234"]]),
        ("13元8", [["13"], ["8"]]),
        ("50%，8", [["50"], ["8"]]),
        ("138<b>0000</b>1234", [["138", "0000", "1234"]]),
        ("138<!-- 7 -->0000", [["138", "0000"], ["7"]]),
        ('<img alt="42">8', [["8"], ["42"]]),
        ("138★0000", [["138", "0000"]]),
        ("138的0000", [["138"], ["0000"]]),
    ],
)
def test_groups(text: str, runs: list[list[str]]) -> None:
    assert read(text) == runs


@given(st.text("0123一二OIl①②- ,\n<b>个零", max_size=80))
def test_groups_stand_where_they_say(text: str) -> None:
    for run in find_digit_runs(text):
        assert len(run.gaps) == len(run.groups) - 1
        for group in run.groups:
            assert 0 <= group.start < group.end <= len(text)
            assert group.digits.isascii()
            assert group.digits.isdigit()


@given(st.text("0123456789 -", max_size=200))
def test_numbers_have_the_length_asked_for(text: str) -> None:
    for run in find_digit_runs(text):
        assert all(7 <= len(number.digits) <= 19 for number in run.numbers(7, 19))


@pytest.mark.parametrize("count", [100, 1_000, 10_000])
def test_numbers_grow_with_the_text(count: int) -> None:
    run = next(iter(find_digit_runs("1 " * count)))
    assert len(list(run.numbers(1, MAX_DIGITS))) <= MAX_DIGITS * count
