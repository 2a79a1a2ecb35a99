"""Merged cells of a worksheet: what stands in the first cell of a block holds for all its rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from graph.checks.findings import ROW
from loaders.source import Sheet


def merged_down(sheet: Sheet, below: int) -> Mapping[tuple[int, int], str]:
    """Text of the cells under the first one of each block, by row number and column.

    Parameters
    ----------
    sheet
        A worksheet; a text file has no merged cells.
    below
        Row number of the header: blocks that begin in it or above are titles.
    """
    numbers = sheet.cells[ROW].to_list()
    filled: dict[tuple[int, int], str] = {}
    for top, left, bottom, _ in sheet.merged:
        first, last = bisect_left(numbers, top), bisect_right(numbers, bottom)
        if top <= below or left >= sheet.width or last - first < 2 or numbers[first] != top:
            continue
        text = sheet.cells[str(left)][first]
        # Blocks never overlap in a sound workbook; in a forged one the second would cost time.
        if text and (numbers[first + 1], left) not in filled:
            filled.update(((number, left), text) for number in numbers[first + 1 : last])
    return filled


def merged_across(sheet: Sheet) -> frozenset[int]:
    """Numbers of the rows that have a cell that reaches over several columns: headings."""
    return frozenset(top for top, left, _, right in sheet.merged if right > left)
