"""Stakeholder relationships of an organisation: model, database, networks, analyses."""
