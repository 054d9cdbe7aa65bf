"""Days, weeks, months and years around a day, spelled as EDTF. Weeks begin on Monday (ISO 8601)."""

from datetime import date, timedelta

from generator.edtf import days_in_month

DAY = timedelta(days=1)


def day(year: int, month: int, number: int) -> date | None:
    """The day; None if the calendar has none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= days_in_month(year, month)):
        return None
    return date(year, month, number)


def shifted(from_day: date, days: int) -> str:
    """The day so many days later."""
    return (from_day + days * DAY).isoformat()


def latest_weekday(number: int, until: date) -> date:
    """The last such day of the week up to and with a day; Monday is 0."""
    return until - ((until.weekday() - number) % 7) * DAY


def first_weekday(number: int, since: date) -> date:
    """The first such day of the week from a day on, that day included."""
    return since + ((number - since.weekday()) % 7) * DAY


def monday(of: date) -> date:
    """The first day of the week."""
    return of - of.weekday() * DAY


def week(of: date, later: int = 0) -> str:
    """The week so many weeks later, from Monday to Sunday."""
    first = monday(of) + 7 * later * DAY
    return f"{first.isoformat()}/{(first + 6 * DAY).isoformat()}"


def month(of: date, later: int = 0) -> str:
    """The month so many months later: `2014-11`."""
    months = 12 * of.year + of.month - 1 + later
    return f"{months // 12:04}-{months % 12 + 1:02}"


def last_of_month(year: int, number: int) -> date:
    """The month's last day."""
    return date(year, number, days_in_month(year, number))
