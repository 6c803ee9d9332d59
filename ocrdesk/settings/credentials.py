"""Keys and passwords of the clouds: in the system's keyring, or until the program is closed."""

import contextlib
from collections.abc import Callable
from typing import Protocol, TypeVar

from ocrdesk.errors import KeyringMissing

SERVICE = "OCRDesk"
Said = TypeVar("Said")


class Credentials(Protocol):
    """Secrets by provider and name. They are never written to a file of ours."""

    lasting: bool

    def get(self, provider: str, name: str) -> str:
        """The secret, or "" where none is kept."""

    def set(self, provider: str, name: str, secret: str) -> None:
        """Keep the secret; "" forgets it. Raises KeyringMissing."""


class SessionCredentials:
    """Secrets that live as long as the program, in front of a keyring that takes no more (or of none)."""

    lasting = False

    def __init__(self, behind: Credentials | None = None) -> None:
        self._secrets: dict[tuple[str, str], str] = {}
        self._behind = behind

    def get(self, provider: str, name: str) -> str:
        kept = self._secrets.get((provider, name))
        if kept is None:
            return self._behind.get(provider, name) if self._behind is not None else ""
        return kept

    def set(self, provider: str, name: str, secret: str) -> None:
        self._secrets[provider, name] = secret


class KeyringCredentials:
    """Secrets in the system's keyring: Credential Manager, Keychain or Secret Service."""

    lasting = True

    def get(self, provider: str, name: str) -> str:
        import keyring

        def ask() -> str:
            return keyring.get_password(SERVICE, f"{provider}.{name}") or ""

        try:
            return _asked(ask)
        except KeyringMissing:  # an item that was found may be forgotten, by another thread, before it is read
            return _asked(ask)

    def set(self, provider: str, name: str, secret: str) -> None:
        import keyring
        from keyring.errors import PasswordDeleteError

        def keep() -> None:
            if secret:
                keyring.set_password(SERVICE, f"{provider}.{name}", secret)
                return
            with contextlib.suppress(PasswordDeleteError):  # there was none
                keyring.delete_password(SERVICE, f"{provider}.{name}")

        _asked(keep)


def _asked(ask: Callable[[], Said]) -> Said:
    try:
        return ask()
    except Exception as exc:  # backends let through whatever their system says: D-Bus, Windows, macOS
        raise KeyringMissing from exc


def open_credentials() -> Credentials:
    """The system's keyring where it has a real one, else secrets for this session. May take a second."""
    import keyring
    from keyring.backends import chainer, fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, chainer.ChainerBackend) and not backend.backends:
        return SessionCredentials()
    usable = not isinstance(backend, fail.Keyring | null.Keyring) and "file" not in type(backend).__module__
    return KeyringCredentials() if usable else SessionCredentials()
