"""Measures from the literature as pure functions of numbers and networks, one a file."""
