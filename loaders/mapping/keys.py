"""Keys of a mapping file; each is explained in docs/mapping.md."""

TOP = ("mapping", "name", "note", "signature", "ignore", "named", "skip", "tables")
SIGNATURE = ("kind", "has")
RULE = (
    *("table", "files", "sheet", "each", "split", "inherit", "fill_down", "skip"),
    *("further", "once", "fields"),
)
SKIP = ("from", "is", "pattern", "empty")
VALUE = (
    *("from", "value", "template", "first", "others", "split", "take", "until", "pattern"),
    *("strip", "case", "words", "otherwise", "before", "after", "date", "known", "mentions"),
)
VERSION = "1"
CASES = ("lower", "upper")
DATES = ("day-first", "month-first")
TAKES = ("first", "last", "rest", "all")
ROLES = ("lead", "support", "shared", "consult")  # roles that clauses may say
