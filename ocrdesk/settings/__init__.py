"""What the clerk and the office chose: preferences in a readable file, keys in the system's keyring."""

from ocrdesk.settings.credentials import Credentials, KeyringCredentials, SessionCredentials, open_credentials
from ocrdesk.settings.kept_preferences import KeptPreferences
from ocrdesk.settings.own_folder import own_folder
from ocrdesk.settings.policy import Policy, load_policy
from ocrdesk.settings.preferences import Preferences, load_preferences, save_preferences
from ocrdesk.settings.templates import TemplateShelf, load_template

__all__ = [
    "Credentials",
    "KeptPreferences",
    "KeyringCredentials",
    "Policy",
    "Preferences",
    "SessionCredentials",
    "TemplateShelf",
    "load_policy",
    "load_preferences",
    "load_template",
    "open_credentials",
    "own_folder",
    "save_preferences",
]
