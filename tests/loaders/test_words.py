"""Headers and names that mean a field or a table, in three languages."""

from itertools import product

import pytest

from graph.fields import LANGUAGES, header_key
from graph.model import RECORD_TYPES
from graph.texts import TEXTS, read_texts
from loaders.words import fields_read, headers_of, table_names

TABLES = [each.table for each in RECORD_TYPES]


@pytest.mark.parametrize(("table", "language"), list(product(TABLES, LANGUAGES)))
def test_every_field_has_a_title_that_means_it_and_nothing_else(table: str, language: str) -> None:
    texts = read_texts(TEXTS, language)
    for field in fields_read(table):
        title = texts[f"field.{table}.{field.name}"]
        assert headers_of(table)[header_key(title)] == field.name, title


@pytest.mark.parametrize("table", TABLES)
def test_no_synonym_of_a_field_means_another_one(table: str) -> None:
    for field in fields_read(table):
        for word in (field.name, *field.synonyms):
            assert headers_of(table)[header_key(word)] == field.name, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_names_of_their_own_in_each_language(language: str) -> None:
    texts = read_texts(TEXTS, language)
    for table in TABLES:
        assert table_names()[header_key(texts[f"table.{table}"])] == table


def test_links_are_influences() -> None:
    assert table_names()["links"] == "influences"
