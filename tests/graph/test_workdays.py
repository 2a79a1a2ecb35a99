"""Working days leave out weekends and holidays, and count the days made up for them."""

from datetime import date

import pytest

from graph.messages import UserError
from graph.workdays import Workdays, office_workdays, read_workdays


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-23", 4, "2026-11-27"),  # Monday to Friday
        ("2026-11-27", 1, "2026-11-30"),  # over the weekend
        ("2026-11-28", 1, "2026-11-30"),  # from a Saturday
        ("2026-11-23", 0.5, "2026-11-24"),  # a part counts whole
        ("2026-11-23", 10, "2026-12-07"),
    ],
)
def test_working_days_leave_out_saturdays_and_sundays(day, days, expected):
    assert Workdays().after(date.fromisoformat(day), days).isoformat() == expected


def test_a_holiday_is_no_working_day_and_a_day_made_up_for_it_is_one(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("date,name\n2026-10-01,National Day\n+2026-10-10,made up\n", encoding="utf-8")
    workdays = read_workdays(file)
    assert workdays.after(date(2026, 9, 30), 1) == date(2026, 10, 2)
    assert workdays.after(date(2026, 10, 9), 1) == date(2026, 10, 10)
    assert workdays.knows_holidays
    assert not Workdays().knows_holidays


def test_days_between_count_back_from_where_they_count_to():
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    assert Workdays().between(monday, friday) == 4
    assert Workdays().between(friday, monday) == -4


def test_a_line_that_is_no_date_is_named_with_its_place(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("2026-10-01\nNational Day\n", encoding="utf-8")
    with pytest.raises(UserError) as refusal:
        read_workdays(file)
    assert refusal.value.reason.values["line"] == 2


def test_the_setting_names_the_file_and_a_missing_file_is_told(tmp_path, monkeypatch):
    file = tmp_path / "days.txt"
    file.write_text("2026-11-24\n", encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_HOLIDAYS", str(file))
    assert office_workdays().after(date(2026, 11, 23), 1) == date(2026, 11, 25)
    monkeypatch.setenv("STAKEHOLDERS_HOLIDAYS", str(tmp_path / "none.txt"))
    with pytest.raises(UserError):
        office_workdays()
