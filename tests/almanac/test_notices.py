"""The notices that the site is built with agree with the calendar."""

import re
from pathlib import Path

import pytest

from classroom.almanac.days import days_between
from classroom.almanac.lunar import festival_day
from classroom.models.data import HolidayYear
from classroom.source.validation import validate
from classroom.source.yaml_tree import parse_yaml

FOLDER = Path(__file__).parents[2] / "docs" / "data" / "holidays"
FILES = sorted(FOLDER.glob("*.yml"))
HOLIDAYS = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]
NOTICE = re.compile(r"国务院办公厅关于(\d{4})年部分节假日安排的通知（国办发明电〔(\d{4})〕\d+号，(\d{4}-\d{2}-\d{2})）")


def read(file: Path) -> HolidayYear:
    return validate(HolidayYear, parse_yaml(file.read_text("utf-8"), file.name), file.name)


def test_there_are_notices() -> None:
    assert [file.name for file in FILES][:2] == ["2025.yml", "2026.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_notice_says_its_year_its_number_and_its_date(file: Path) -> None:
    notice = read(file)
    found = NOTICE.fullmatch(notice.notice)
    assert found
    published = notice.published
    assert found.groups() == (file.stem, str(published.year), published.isoformat())
    assert (notice.year, published.year) == (int(file.stem), int(file.stem) - 1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_working_day_is_a_weekend_outside_the_holidays(file: Path) -> None:
    notice = read(file)
    workdays = [day for holiday in notice.holidays for day in holiday.workdays]
    off = {day for holiday in notice.holidays for day in days_between(holiday.first, holiday.last)}
    assert [day for day in workdays if day.weekday() < 5 or day in off] == []
    assert len(workdays) == len(set(workdays))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_holiday_holds_its_festival(file: Path) -> None:
    notice = read(file)
    found: dict[str, bool] = {}
    for holiday in notice.holidays:
        for name in holiday.name.split("、"):
            found[name] = holiday.first <= festival_day(name, notice.year) <= holiday.last
    assert found == dict.fromkeys(HOLIDAYS, True)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_days_off_are_public_holidays_weekends_and_exchanged_days(file: Path) -> None:
    """Since 2025 there are 13 public holidays; every other weekday off is worked for on a weekend.

    A festival on a weekend gives a weekday in place of it.
    """
    notice = read(file)
    off = [day for holiday in notice.holidays for day in days_between(holiday.first, holiday.last)]
    weekdays_off = sum(day.weekday() < 5 for day in off)
    worked = sum(len(holiday.workdays) for holiday in notice.holidays)
    assert weekdays_off - worked == 13


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_eve_of_the_spring_festival_is_off(file: Path) -> None:
    notice = read(file)
    spring = next(holiday for holiday in notice.holidays if holiday.name == "春节")
    assert spring.first <= festival_day("除夕", notice.year)
