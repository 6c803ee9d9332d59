"""What the clerk and the office chose: preferences in a readable file, keys in the system's keyring."""

from ocrdesk.settings.credentials import Credentials, KeyringCredentials, SessionCredentials, open_credentials
from ocrdesk.settings.preferences import Preferences, load_preferences, save_preferences
from ocrdesk.settings.templates import TemplateShelf, load_template

__all__ = [
    "Credentials",
    "KeyringCredentials",
    "Preferences",
    "SessionCredentials",
    "TemplateShelf",
    "load_preferences",
    "load_template",
    "open_credentials",
    "save_preferences",
]
