"""A block from a spreadsheet program: its columns known by their headers, else by their order."""

import base64

import pytest

from dashboard.pasted import MOST_ROWS, as_upload, column_names, read_pasted
from graph.messages import UserError

KNOWN = {"編號": "id", "id": "id", "name": "name", "姓名": "name"}
ORDER = ["id", "name", "title"]


def test_columns_are_known_by_their_headers_and_further_ones_are_kept() -> None:
    pasted = read_pasted("姓名\t編號\tTel\nLi\tP-1\t123", KNOWN, ORDER)
    assert pasted.fields == ("name", "id", None)
    assert column_names(pasted) == ["name", "id", "Tel"]
    assert pasted.rows == (("Li", "P-1", "123"),)


def test_without_headers_columns_are_taken_in_the_order_of_the_table() -> None:
    pasted = read_pasted("P-1\tLi\tClerk\tmore\nP-2\tWu", KNOWN, ORDER)
    assert pasted.headers == ()
    assert column_names(pasted) == ["id", "name", "title", "column 4"]
    assert pasted.rows[1] == ("P-2", "Wu", "", "")


def test_a_cell_may_hold_line_ends_tabs_and_quotes_as_excel_writes_them() -> None:
    pasted = read_pasted('id\tname\nP-1\t"two\nlines ""and"" a\ttab"', KNOWN, ORDER)
    assert pasted.rows == (("P-1", 'two\nlines "and" a\ttab'),)
    text = base64.b64decode(as_upload(pasted).partition(",")[2]).decode("utf-8-sig")
    assert text.startswith('id,name\r\nP-1,"two\nlines ""and"" a\ttab"')


def test_of_two_columns_that_mean_one_field_the_second_is_a_further_one() -> None:
    assert read_pasted("id\tname\t姓名\nP\tLi\tWu", KNOWN, ORDER).fields == ("id", "name", None)


@pytest.mark.parametrize(
    ("text", "key"), [(" \n\t\n", "paste.empty"), ("P\n" * (MOST_ROWS + 2), "paste.large")]
)
def test_nothing_and_too_much_are_refused(text: str, key: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_pasted(text, KNOWN, ORDER)
    assert refusal.value.reason.key == key
