"""What keeps results, settings and the journal from being written or read."""

from ocrdesk.errors.base import OCRDeskError
from ocrdesk.i18n import N_


class ExportError(OCRDeskError):
    """A result that cannot be written. Value of all: `name`, the target's file name. The work is kept."""

    title_text = N_("{name} could not be written")
    hint_text = N_("Your work is kept. Choose another folder and export again.")
    retryable = True


class TargetBusy(ExportError):
    title_text = N_("{name} is open in another program")
    hint_text = N_("Your work is kept. Close it there (Excel, Word), or choose another name, then export again.")


class TargetForbidden(ExportError):
    title_text = N_("{name} may not be written there")
    hint_text = N_("Your work is kept. The folder or file is read-only: choose another folder and export again.")


class TargetMissing(ExportError):
    title_text = N_("The folder for {name} is not there")
    hint_text = N_("Your work is kept. Connect the drive or choose another folder, then export again.")


class TargetNotAllowed(ExportError):
    """Value: `folder`, in which results may be written."""

    title_text = N_("Your office allows results in one folder only")
    hint_text = N_("Export to {folder}, or to a folder in it.")


class DiskFull(ExportError):
    title_text = N_("The disk is full: {name} could not be written")
    hint_text = N_("Your work is kept. Free some space or choose another drive, then export again.")


class SettingsError(OCRDeskError):
    title_text = N_("The settings cannot be used")
    exit_code = 3


class SettingsDamaged(SettingsError):
    """Values: `name` of the file, `what` is wrong in it."""

    title_text = N_("{name} cannot be understood: {what}")
    hint_text = N_("The old file was kept beside it and the settings start afresh.")


class SettingsUnreadable(SettingsError):
    """Values: `name` of the file, `what` the system says."""

    title_text = N_("The settings could not be read: {what}")
    hint_text = N_(
        "Another program may hold {name}. Close OCRDesk and start it again; until then the defaults hold. "
        "If you change a setting now, the old file is kept beside the new one."
    )


class PolicyDamaged(SettingsError):
    """Values: `name` of the file with its folder, `what` is wrong in it."""

    title_text = N_("The office's policy cannot be understood: only offline recognition is allowed")
    hint_text = N_("Tell those who look after the computers: {name}: {what}")


class PreferencesNotWritten(SettingsError):
    """Value: `name` of the file."""

    title_text = N_("The settings could not be saved")
    hint_text = N_("They hold until OCRDesk is closed. The disk may be full or {name} read-only; free some space.")
    retryable = True


class FolderNotWritable(SettingsError):
    """Value: `folder`."""

    title_text = N_("OCRDesk cannot write into its own folder")
    hint_text = N_("Give yourself the right to write in {folder}, free some space, or set OCRDESK_HOME to another one.")


class TemplateDamaged(SettingsError):
    """A file that is no template, or a damaged one. Values: `name` of the file, `what` is wrong in it."""

    title_text = N_("{name} is not a usable template: {what}")
    hint_text = N_("Ask for the file again, or draw the zones anew; no other template is touched.")


class TemplateTooNew(TemplateDamaged):
    title_text = N_("{name} was written by a newer OCRDesk")
    hint_text = N_("Update OCRDesk on this computer, or have the template exported by the older version.")


class TemplateNotWritten(SettingsError):
    """Value: `name` of the file."""

    title_text = N_("The template could not be saved as {name}")
    hint_text = N_("The disk may be full or the folder read-only. Choose another folder, then try again.")
    retryable = True


class KeyringMissing(SettingsError):
    title_text = N_("This computer has no keyring to keep keys in")
    hint_text = N_("Keys are kept until OCRDesk is closed. For longer, set up a keyring (GNOME Keyring or KWallet).")


class JournalError(OCRDeskError):
    title_text = N_("The journal of earlier work cannot be read or written")
    exit_code = 3
    retryable = True


class JournalDamaged(JournalError):
    """Value: `name`, under which the damaged file was kept."""

    title_text = N_("The journal of earlier work is damaged")
    hint_text = N_("It was kept as {name}, and a new one begins. Drop the files in again.")


class JournalTooNew(JournalError):
    """Values: `version` that made it, `name` of the file in which work is kept meanwhile."""

    title_text = N_("Your earlier work was kept by a newer OCRDesk ({version})")
    hint_text = N_("It is left as it is: update OCRDesk to have it again. Until then work is kept apart, in {name}.")


class CallsDamaged(JournalDamaged):
    title_text = N_("The count of paid calls is damaged")
    hint_text = N_("It was kept as {name}, and a new one begins. What was paid for before is not found any more.")


class CallsTooNew(JournalTooNew):
    title_text = N_("The paid calls were counted by a newer OCRDesk ({version})")
    hint_text = N_(
        "That count is left as it is. Until OCRDesk is updated, calls are counted apart, in {name}, "
        "and what was paid for before is not found."
    )


class JournalPartlyDamaged(JournalError):
    """Value: `count` of the files whose rows cannot be read."""

    title_text = N_("The journal has lost {count} of its files")
    hint_text = N_("All others are there. The files themselves are untouched: drop in again those that you miss.")


class JournalDiskFull(JournalError):
    title_text = N_("The disk is full: the last change is not saved")
    hint_text = N_("Free some space, then go on; nothing that was saved before is lost.")
