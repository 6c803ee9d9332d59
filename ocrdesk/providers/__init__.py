"""Who can read pages: one folder each, all listed here."""

from ocrdesk.providers.offline import OfflineProvider

PROVIDERS = (OfflineProvider,)
"""The classes, in the order offered; each is made with `options=` and configured later."""
