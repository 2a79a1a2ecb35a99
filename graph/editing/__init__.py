"""Editing records by hand: what is wanted, what stands in its way, and one plan that does it.

An edit goes the way of a loaded row: read, checked, planned, written as one revision. It says which
revision whoever edits has seen; what has changed since is told before anything is written over.
"""
