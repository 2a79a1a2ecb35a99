"""Speed and memory of the whole product: ``make bench``. Never part of the tests."""
