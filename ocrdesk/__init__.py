"""OCRDesk reads stacks of papers into checked, named fields."""

__version__ = "0.1.0"
