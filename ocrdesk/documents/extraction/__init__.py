"""Extraction: find documents and their fields in lines, the same way for every provider that returns lines."""
