"""Mappings: which column or path of a file that nobody knows feeds which field of which table."""
