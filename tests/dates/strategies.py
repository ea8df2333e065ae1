"""Dates for property tests: every shape of EDTF that is kept."""

from datetime import date

from hypothesis import strategies as st

from app.dates import NotADate, check

_DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
_MARKS = st.sampled_from(["", "", "?", "~", "%"])


def _shapes(day: date) -> list[str]:
    iso = day.isoformat()
    return [iso, iso, iso[:7], iso[:4], f"{iso[:7]}-XX", f"{iso[:4]}-XX", f"{iso[:4]}-XX-XX"]


def _sound(edtf: str) -> bool:
    try:
        check(edtf)
    except NotADate:
        return False
    return True


plain_points = _DAYS.flatmap(lambda day: st.sampled_from(_shapes(day)))
decades = _DAYS.map(lambda day: f"{day.year // 10}X")
centuries = _DAYS.map(lambda day: f"{day.year // 100}XX")
dated_points = st.builds("{}{}".format, plain_points | decades | centuries, _MARKS)
points = dated_points | st.builds(lambda day, mark: f"XXXX-{day:%m-%d}{mark}", _DAYS, _MARKS)
near_points = st.dates(date(2019, 1, 1), date(2021, 12, 31)).flatmap(
    lambda day: st.builds("{}{}".format, st.sampled_from(_shapes(day)), _MARKS)
)
closed = st.builds("{}/{}".format, near_points, near_points).filter(_sound)
opened = st.builds(str.format, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"]), dated_points)
dates = points | closed | opened
