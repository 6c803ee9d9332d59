"""The pages of the settings as tables: the program's own, and one for each provider."""

from collections.abc import Iterable
from dataclasses import dataclass

from ocrdesk.i18n import LANGUAGES, N_, NC_
from ocrdesk.model import OptionKind, OptionSpec, Provider

SENT, KEPT = N_("Pictures are sent to this service."), N_("No picture leaves this computer.")


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """One page: its key, title, a sentence, and its rows. `provider` is "" for the program's own settings."""

    key: str
    title: str
    hint: str
    rows: tuple[OptionSpec, ...]
    provider: str = ""
    cloud: bool = False


GENERAL = SettingsPage(
    "general",
    N_("General"),
    "",
    (
        OptionSpec(
            "language",
            N_("Language"),
            OptionKind.CHOICE,
            "auto",
            (("auto", N_("As the system")), *LANGUAGES.items()),
        ),
        OptionSpec(
            "theme",
            N_("Colours"),
            OptionKind.CHOICE,
            "auto",
            (
                ("auto", N_("As the system")),
                ("light", N_("Light")),
                ("dark", N_("Dark")),
                ("contrast", N_("High contrast")),
            ),
        ),
        OptionSpec("value_font_size", N_("Size of values, in points"), OptionKind.NUMBER, "12", minimum=8, maximum=36),
        OptionSpec("recognise_on_drop", N_("Recognise files as soon as they are dropped"), OptionKind.FLAG, "true"),
        OptionSpec(
            "watched_folder",
            N_("Watched folder"),
            OptionKind.TEXT,
            "",
            hint=N_("New files in it are taken by themselves, such as those of a scanner. Empty: none is watched."),
        ),
        OptionSpec("show_hints", N_("Show keys on buttons"), OptionKind.FLAG, "true"),
    ),
)
READING = SettingsPage(
    "reading",
    N_("Reading"),
    N_("Who reads where the chosen recogniser cannot, and who reads a second time."),
    (
        OptionSpec(
            "ask_above_calls",
            N_("Ask before more paid calls than"),
            OptionKind.NUMBER,
            "0",
            hint=N_("0: before every batch that costs anything. Beyond the quota you are always asked."),
        ),
    ),
)
EXPORT = SettingsPage(
    "export",
    N_("Export"),
    N_("Where the export dialog begins."),
    (OptionSpec("export_folder", N_("Folder"), OptionKind.TEXT, "", hint=N_("Documents, where this is empty")),),
)
NETWORK = SettingsPage(
    "network",
    N_("Network"),
    N_("How cloud services are reached. Certificates are always verified."),
    (
        OptionSpec(
            "proxy",
            N_("Proxy"),
            OptionKind.TEXT,
            "system",
            (("system", N_("As the system")), ("none", NC_("proxy", "None"))),
            hint=N_("Or an address, such as http://proxy.office:8080"),
        ),
        OptionSpec(
            "ca_file",
            N_("Own certificates (CA file)"),
            OptionKind.TEXT,
            "",
            hint=N_("A PEM file, where the office looks into encrypted connections with a certificate of its own."),
        ),
    ),
)
PRIVACY = SettingsPage(
    "privacy",
    N_("Privacy"),
    N_("What may leave this computer, and what is kept on it."),
    (
        OptionSpec(
            "offline_only",
            N_("Only offline recognition: make every cloud call impossible"),
            OptionKind.FLAG,
            "false",
        ),
        OptionSpec(
            "keep_answers_days",
            N_("Keep paid answers, in days"),
            OptionKind.NUMBER,
            "90",
            hint=N_("The same picture is not paid for twice while its answer is kept. The counts of calls stay."),
            maximum=3650,
        ),
        OptionSpec(
            "check_updates",
            N_("Look for a newer version at each start"),
            OptionKind.FLAG,
            "false",
            hint=N_("Fetches the file at this address and tells it nothing. Nothing is installed by itself."),
        ),
        OptionSpec(
            "updates_address",
            N_("Where newer versions are told"),
            OptionKind.TEXT,
            "",
            hint=N_("The address of newest.json, as your office gives it: https://… Empty: nobody is asked."),
        ),
    ),
)


KEYS = SettingsPage(
    "keys",
    N_("Keys"),
    N_("Choose an action, press a new key in the field below the list. Keys of the system are refused."),
    (),
)


def pages(providers: Iterable[Provider]) -> tuple[SettingsPage, ...]:
    """All pages, in the order shown."""
    own = tuple(
        SettingsPage(
            provider.key,
            provider.title,
            SENT if provider.leaves_computer else KEPT,
            provider.options,
            provider.key,
            provider.leaves_computer,
        )
        for provider in providers
    )
    return (GENERAL, *own, READING, EXPORT, NETWORK, PRIVACY, KEYS)
