"""A merge in words, for the page and the command line."""

from graph.change_rows import field_title, field_words
from graph.merged_fields import Difference
from graph.merging import Merge
from graph.texts import Translator

# Columns of differences; their titles stand in the texts under ``merge.column.<name>``.
COLUMNS = ("record", "field", "kept", "other")


def moved_counts(found: Merge) -> dict[tuple[str, str], int]:
    """How many records move: by table, and the key of the text of what becomes of them."""
    counts: dict[tuple[str, str], int] = {}
    for each in found.moved:
        meets = "merge.meets" if each.meets else "merge.moved"
        how = "merge.dropped" if each.after is None else meets
        counts[each.table, how] = counts.get((each.table, how), 0) + 1
    return counts


def difference_words(each: Difference, translate: Translator) -> list[str]:
    """Record, field, what the kept one says, what the other says."""
    record = " / ".join((translate(f"record.{each.table}"), *filter(None, each.key)))
    field = field_title(each.table, each.field, translate)
    said = (field_words(each.table, each.field, v, translate) for v in (each.kept, each.other))
    return [record, field, *said]
