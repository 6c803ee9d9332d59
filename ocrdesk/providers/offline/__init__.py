"""The offline provider: the models of rapidocr's wheel on this computer, in a process of their own."""

from ocrdesk.providers.offline.offline_provider import OfflineProvider

__all__ = ["OfflineProvider"]
