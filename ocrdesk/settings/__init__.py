"""What the clerk and the office chose: preferences in a readable file, keys in the system's keyring."""

from ocrdesk.settings.credentials import Credentials, KeyringCredentials, SessionCredentials, open_credentials
from ocrdesk.settings.preferences import Preferences, load_preferences, save_preferences

__all__ = [
    "Credentials",
    "KeyringCredentials",
    "Preferences",
    "SessionCredentials",
    "load_preferences",
    "open_credentials",
    "save_preferences",
]
