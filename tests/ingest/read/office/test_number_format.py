import datetime

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from ingest.read.office.sheets.number_format import Value, general, shown

_ACCOUNTING = r'_-* #,##0.00\ _k_r_-;\-* #,##0.00\ _k_r_-;_-* "-"??\ _k_r_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (84, '0"%"', "84 %"),  # literal signs do not scale
        (84, r"0\%", "84 %"),
        (84.5, '0.0" %"', "84,5 %"),
        (0.84, "0%", "84 %"),
        (0.084, "0.0 %", "8,4 %"),
        (0.085, "0%", "9 %"),  # half away from zero, on the digits that a person sees
        (0.0745, "0.0%", "7,5 %"),
        (-0.085, "0%", "-9 %"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1.005, "0.00", "1,01"),
        (2.675, "0.00", "2,68"),
        (210_000_000, "#,##0,", "210 000"),  # scaling commas
        (95_000_000, "# ##0,", "95 000"),
        (214_400_000, '#,##0.0,,"\u00a0mnkr"', "214,4 mnkr"),
        (-1234.5, "#,##0.0_);(#,##0.0)", "-1 234,5"),  # parentheses may mean last year: the sign is known, and told
        (-900, '#,##0;(#,##0 "kr")', "-900 kr"),
        (900, "(#,##0)", "(900)"),
        (-1234.5, "#,##0;[Red]-#,##0", "-1 235"),
        (-1234.5, "#,##0;[Red]#,##0", "-1 235"),  # a colour is no text
        (-1234.5, "#,##0;#,##0", "1 235"),  # what the sheet shows, for good or ill
        (-5, '0;[Red]"minskning "0', "minskning 5"),
        (0, '0.0;-0.0;"–"', "–"),
        (0, "0;-0;;@", ""),
        (5, ";;;", ""),
        (1_500_000, '[>=1000000]0.0,,"mn";0', "1,5mn"),
        (1234.5, _ACCOUNTING, "1 234,50"),
        (-1234.5, _ACCOUNTING, "-1 234,50"),
        (0, _ACCOUNTING, "-"),
        (1234567.891, "#,##0.00 [$kr-41D]", "1 234 567,89 kr"),
        (7, '"ca. "0.0" st."', "ca. 7,0 st."),
        (3, "+0;-0;0", "+3"),
        (0.5, "# ?/?", "1/2"),
        (45000, "0.00E+00", "4,50E+04"),
        (1618.2, "General", "1618,2"),
        (12345678901234, "General", "12345678901234"),
        (12345678.912, "General", "12345678,912"),
        (1 / 3, "General", "0,3333333333"),
        (0.1 + 0.2, "General", "0,3"),
        (1e-7, "General", "0,0000001"),
        (2025, "@", "2025"),
        ("abc", '@" x"', "abc x"),
        ("abc", ";;;", ""),
        ("0,5 %", "0.0%", "0,5 %"),
        (datetime.datetime(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (datetime.datetime(2026, 3, 1), "mm-dd-yy", "2026-03-01"),
        (datetime.datetime(2026, 5, 1), "mmmm yyyy", "maj 2026"),
        (datetime.datetime(2026, 10, 9), r"[$-41D]d\ mmm\ yyyy;@", "9 okt 2026"),
        (datetime.datetime(2026, 3, 1), "d.m.yyyy", "1.3.2026"),
        (datetime.datetime(2026, 3, 1), "[$-409]mmmm yyyy", "March 2026"),
        (datetime.timedelta(hours=36), "[h]:mm", "36:00"),
        (datetime.time(8, 30), "h:mm", "8:30"),
    ],
)
def test_a_value_is_shown_as_a_swedish_excel_shows_it(value: Value, code: str, text: str) -> None:
    assert shown(value, code, epoch=WINDOWS_EPOCH) == text


@pytest.mark.parametrize("code", ["0" * 300, "[>=", '"', "0.0.0.0", "[$", "\\", "??/"])
def test_a_format_that_cannot_be_followed_still_shows_the_digits(code: str) -> None:
    assert isinstance(shown(12.5, code, epoch=WINDOWS_EPOCH), str)


def test_a_huge_number_is_written_in_full() -> None:
    assert shown(1e300, "0", epoch=WINDOWS_EPOCH) == general(1e300)
