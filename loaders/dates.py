"""Dates as people write them: which day a text means, where it can mean one day only.

Texts whose parts may be told apart in more than one way are left to :mod:`loaders.asking.dates`.
"""

import re
from dataclasses import dataclass

import polars as pl

MINGUO = 1911  # the first year of the Republic of China is 1912
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
MONTHS = (
    {name[:3]: at for at, name in enumerate(_NAMES, start=1)}
    | {name: at for at, name in enumerate(_NAMES, start=1)}
    | {"sept": 9}
    | {f"{name}月": at for at, name in enumerate(_HAN, start=1)}
    | {f"{at}月": at for at in range(1, 13)}
)
_WORD = r"(?<m>[a-z]{3,9}|[一二三四五六七八九十]{1,2}月|\d{1,2}月)\.?"
_CLOCK = r"(?:上午|下午)? ?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?| ?[上下]午)?"
TIME = rf"(?:(?:,? |t){_CLOCK}(?: ?z| ?[+-]\d{{2}}:?\d{{2}})?)?"
_ERA = r"(?:中[華华])?民[國国] ?"
_MIDNIGHT = r"[t ](?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?a\.?m\.?)(?: ?z)?$"
_SERIAL = r"^(?<serial>[2-7]\d{4})(?:\.\d+)?$"  # 1954 to 2119 as a spreadsheet counts days
_YEAR_LAST = rf"^(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}){TIME}$"
_EPOCH = "1899-12-30"
_PIVOT = 69  # of years with two digits


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a date: a pattern with the groups y, m, d, and the year before year 1."""

    pattern: str
    offset: int = 0

    @property
    def groups(self) -> dict[str, int]:
        """Number of each group."""
        return dict(re.compile(self.pattern.replace("?<", "?P<")).groupindex)


_PLAIN = (
    _Form(rf"^(?<y>\d{{4}})[-/.年] ?(?<m>\d{{1,2}})[-/.月] ?(?<d>\d{{1,2}})日?{TIME}$"),
    _Form(r"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$"),
    _Form(r"^(?<y>\d{4})[-/年] ?(?<m>\d{1,2})月?$"),
    _Form(r"^(?<y>\d{4})年?$"),
)
_WORDED = (
    _Form(rf"^(?<d>\d{{1,2}})[-/. ]{_WORD}[-/., ] ?(?<y>\d{{4}}|\d{{2}}){TIME}$"),
    _Form(rf"^{_WORD} (?<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?<y>\d{{4}}){TIME}$"),
    _Form(rf"^(?<y>\d{{4}})[-/. ]{_WORD}[-/. ](?<d>\d{{1,2}}){TIME}$"),
    _Form(rf"^{_WORD}[-/, ] ?(?<y>\d{{4}})$"),
)
_REPUBLIC = (
    _Form(
        rf"^{_ERA}(?<y>\d{{1,3}})[-/.年] ?(?<m>\d{{1,2}})[-/.月] ?(?<d>\d{{1,2}})日?{TIME}$", MINGUO
    ),
    _Form(rf"^{_ERA}(?<y>\d{{1,3}})年? ?(?:(?<m>\d{{1,2}})月)?$", MINGUO),
    _Form(rf"^(?<y>1\d{{2}})[-/.年] ?(?<m>\d{{1,2}})[-/.月] ?(?<d>\d{{1,2}})日?{TIME}$", MINGUO),
    _Form(r"^(?<y>[01]\d{2})(?<m>\d{2})(?<d>\d{2})$", MINGUO),
    _Form(r"^(?<y>1\d{2})(?:年|[-/年] ?(?<m>\d{1,2})月?)$", MINGUO),
)


def plain_text(text: pl.Expr) -> pl.Expr:
    """Text in lower case, full-width characters as plain ones: ``１２`` is ``12``."""
    return text.str.normalize("NFKC").str.strip_chars().str.to_lowercase()


def days(text: pl.Series) -> pl.Series:
    """ISO day, month or year of each text; null where it means none, or more than one."""
    return _read(text)["day"]


def unusual(text: pl.Series) -> pl.Series:
    """``republic`` or ``serial`` where a text was read in a way that has to be told."""
    return _read(text)["how"]


def names_no_day(text: pl.Expr) -> pl.Expr:
    """Whether an unreadable text is written as a day in figures, as 31.02.2026 is.

    Day and month may stand in either order: what one of the two can mean is another's question.
    """
    plain = plain_text(text)
    first, second, year = (plain.str.extract(_YEAR_LAST, at) for at in (1, 2, 3))
    exists = [_exists(year, *pair) for pair in ((first, second), (second, first))]
    year_first = plain.str.contains(_PLAIN[0].pattern) | plain.str.contains(_REPUBLIC[0].pattern)
    return (year_first | (year.is_not_null() & ~pl.any_horizontal(exists))).fill_null(False)


def _exists(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    parts = (year, month.str.zfill(2), day.str.zfill(2))
    return pl.concat_str(*parts, separator="-").str.to_date("%Y-%m-%d", strict=False).is_not_null()


def has_time(text: pl.Expr) -> pl.Expr:
    """Whether a date says a time of day too; midnight says none."""
    return text.str.contains(":") & ~plain_text(text).str.contains(_MIDNIGHT)


def _read(text: pl.Series) -> pl.DataFrame:
    """Columns ``day`` and ``how``; the rarer forms are tried only where the usual ones fail."""
    plain = pl.DataFrame({"at": text}).with_row_index("_").with_columns(plain_text(pl.col("at")))
    usual = plain.with_columns(_first(_PLAIN).alias("day"), pl.lit(None, pl.String).alias("how"))
    rest = usual.filter(pl.col("day").is_null() & pl.col("at").is_not_null())
    if rest.is_empty():
        return usual
    worded, republic, serial = _first(_WORDED), _first(_REPUBLIC), _serial()
    how = pl.when(worded.is_not_null()).then(None).when(republic.is_not_null())
    read = rest.with_columns(
        pl.coalesce(worded, republic, serial).alias("day"),
        how.then(pl.lit("republic")).when(serial.is_not_null()).then(pl.lit("serial")).alias("how"),
    )
    return usual.update(read, on="_", how="left").sort("_")


def _first(forms: tuple[_Form, ...]) -> pl.Expr:
    return pl.coalesce(*(_day(form) for form in forms))


def _day(form: _Form) -> pl.Expr:
    groups = form.groups
    at = pl.col("at")
    year = at.str.extract(form.pattern, groups["y"])
    number = year.cast(pl.Int32, strict=False) + form.offset
    if form in _WORDED:
        number = pl.when(year.str.len_chars() == 2).then(_century(number)).otherwise(number)
    month, day = (_part(form, groups, name) for name in ("m", "d"))
    if "m" in groups and form in _WORDED:
        words = at.str.extract(form.pattern, groups["m"])
        month = words.replace_strict(MONTHS, default=None, return_dtype=pl.Int32).cast(pl.String)
        month = month.str.zfill(2)
    full = pl.concat_str(
        number.cast(pl.String).str.zfill(4),
        month.fill_null("01"),
        day.fill_null("01"),
        separator="-",
    )
    exists = full.str.to_date("%Y-%m-%d", strict=False).is_not_null() & (number > form.offset)
    if "m" in groups and form in _WORDED:
        exists &= month.is_not_null()
    said = pl.concat_str(
        number.cast(pl.String).str.zfill(4), month, day, separator="-", ignore_nulls=True
    )
    return pl.when(exists).then(said)


def _part(form: _Form, groups: dict[str, int], name: str) -> pl.Expr:
    if name not in groups:
        return pl.lit(None, pl.String)
    return pl.col("at").str.extract(form.pattern, groups[name]).str.zfill(2)


def _century(year: pl.Expr) -> pl.Expr:
    return pl.when(year < _PIVOT).then(year + 2000).otherwise(year + 1900)


def _serial() -> pl.Expr:
    number = pl.col("at").str.extract(_SERIAL, 1).cast(pl.Int64, strict=False)
    day = pl.lit(_EPOCH).str.to_date() + pl.duration(days=number)
    return day.dt.strftime("%Y-%m-%d")


def century(year: int) -> int:
    """Whole year of one with two digits: 24 is 2024, 87 is 1987, as POSIX counts."""
    return year + (2000 if year < _PIVOT else 1900)
