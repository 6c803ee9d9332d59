"""The few dialogs: settings, export, password, about."""
