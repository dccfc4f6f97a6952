import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.checks.anonymity.checksums import credit_code_check_character, identity_check_digit, is_luhn_valid
from tests.checks.anonymity.invented import cards, credit_codes, identities


@pytest.mark.parametrize(
    ("body", "digit"),
    [("11010519491231002", "X"), ("44052418800101001", "4"), ("35040319991201000", "1"), ("36010219830504000", "0")],
)
def test_identity_check_digit(body: str, digit: str) -> None:
    assert identity_check_digit(body) == digit


@pytest.mark.parametrize(
    ("digits", "is_valid"),
    [
        ("79927398713", True),
        ("79927398710", False),
        ("0", True),
        ("6212260000471871", True),
        ("6212260000471872", False),
    ],
)
def test_luhn(digits: str, is_valid: bool) -> None:  # noqa: FBT001
    assert is_luhn_valid(digits) is is_valid


def test_credit_code_check_character_of_the_standard() -> None:
    assert credit_code_check_character("91350100M000100Y4") == "3"


def test_credit_code_with_a_letter_outside_the_alphabet() -> None:
    with pytest.raises(ValueError, match="substring"):
        credit_code_check_character("91350100M000100I4")


@given(identities, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_an_identity_shows(number: str, place: int, shift: int) -> None:
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 : 17]
    assert identity_check_digit(wrong) != number[17]


@given(cards, st.data())
def test_one_wrong_digit_of_a_card_shows(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert (is_luhn_valid(number), is_luhn_valid(number[:place] + other + number[place + 1 :])) == (True, False)


@given(credit_codes)
def test_credit_codes_have_eighteen_characters(code: str) -> None:
    assert (len(code), credit_code_check_character(code[:17])) == (18, code[17])
