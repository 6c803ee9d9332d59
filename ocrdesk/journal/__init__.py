"""The journal: what survives a crash, a power cut and the end of the day."""

from ocrdesk.journal.journal import Journal, open_journal

__all__ = ["Journal", "open_journal"]
