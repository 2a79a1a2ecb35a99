"""Pieces that several pages are made of: functions from data to components."""
