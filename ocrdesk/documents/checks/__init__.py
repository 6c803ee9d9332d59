"""Checks: text in, complaint or None out; and cross-checks between the values of one document."""
