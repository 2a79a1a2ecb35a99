"""The words files use: which header means which field, which name means which table.

Headers are compared by :func:`graph.fields.header_key`. A field is known by its name, its
synonyms, and its title in each of the product's languages.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from graph.fields import LANGUAGES, Field, FieldType, header_key
from graph.model import BY_TABLE, POSITION, RECORD_TYPES, TABLE_SYNONYMS, RecordType
from graph.texts import TEXTS, read_texts

# Positions are often said as a stance from -1 (against) to 1 (for); read into ``position``.
STANCE = Field(name="stance", type=FieldType.NUMBER, minimum=-1, maximum=1)

# Kinds of party and thing, as files write them and as we say them ourselves.
_KIND_WORDS = {
    "department": ("department", "dept", "unit", "org", "機關", "單位", "部門", "单位", "部门"),
    "person": ("person", "people", "individual", "user", "人員", "個人", "人员", "个人", "人"),
    "issue": ("issue", "matter", "case", "議題", "事項", "案件", "议题", "事项"),
    "outside": ("outside", "external", "外部", "外部單位", "外部单位", "資料庫外", "数据库外"),
}
KIND_WORDS = {
    kind: (*words, *(read_texts(TEXTS, each)[f"kind.{kind}"].lower() for each in LANGUAGES))
    for kind, words in _KIND_WORDS.items()
}

PLACEHOLDERS = (
    *("n/a", "n.a.", "na", "#n/a", "tbd", "tba", "tbc", "todo", "null", "none", "nil", "unknown"),
    *("-", "--", "—", "——", "–", "?", "？", "…", "...", "/"),
    *("無", "无", "待定", "未定", "未知", "不明", "不詳", "不详", "暫無", "暂无", "待補", "待补"),
)


def fields_read(table: str) -> tuple[Field, ...]:
    """Fields that a file may give for a table: the model's, and what is computed into them."""
    more = (STANCE,) if table == POSITION.table else ()
    return (*BY_TABLE[table].fields, *more)


@cache
def headers_of(table: str) -> Mapping[str, str]:
    """Folded header -> field of the table; names count before titles, titles before synonyms."""
    known: dict[str, str] = {}
    for words in (_names, _titles, _synonyms):
        for word, field in words(BY_TABLE[table]):
            known.setdefault(header_key(word), field)
    known.pop("", None)
    return known


@cache
def table_names() -> Mapping[str, str]:
    """Folded name of a file or sheet -> table."""
    known = {header_key(name): table for name, table in TABLE_SYNONYMS.items()}
    for record_type in RECORD_TYPES:
        table = record_type.table
        known[header_key(table)] = table
        for language in LANGUAGES:
            known[header_key(read_texts(TEXTS, language)[f"table.{table}"])] = table
    return known


@cache
def all_headers() -> frozenset[str]:
    """Every folded header that means something in some table."""
    return frozenset(key for each in RECORD_TYPES for key in headers_of(each.table))


def _names(record_type: RecordType) -> Iterator[tuple[str, str]]:
    return ((field.name, field.name) for field in fields_read(record_type.table))


def _titles(record_type: RecordType) -> Iterator[tuple[str, str]]:
    for field in fields_read(record_type.table):
        for language in LANGUAGES:
            yield (
                read_texts(TEXTS, language)[f"field.{record_type.table}.{field.name}"],
                field.name,
            )


def _synonyms(record_type: RecordType) -> Iterator[tuple[str, str]]:
    return ((word, field.name) for field in record_type.fields for word in field.synonyms)
