"""Everything that can go wrong, in the clerk's words: one family.

OCRDeskError
|- SourceError                the file's own fault; exit code 1
|  |- SourceMissing, SourceForbidden, SourceEmpty, UnknownFormat, SourceDamaged
|  |- PasswordNeeded, SourceTooLarge, SourceTooSlow, SourceCrashed
|  |- ScannersUnreachable, ScanFailed, ScreenForbidden
|- ProviderError              the recogniser's; exit code 3
|  |- OfflineModelsMissing, OfflineStartFailed
|  |- PageCrashedProvider, PageTimedOut   one page's fault; exit code 1
|  |- CloudsLocked
|  |- CloudError               a service's refusal, in the words of its table
|     |- PausingError          each further call would be refused too
|     |  |- CredentialsRefused, ClockWrong, PermissionMissing, NotSubscribed, QuotaUsedUp
|     |- Throttled (ThrottledForNow pauses too), NetworkFailed, ServiceFailed, CallRejected
|     |- PictureRefused, NothingFound        one page's fault; exit code 1
|- ExportError                the target's; exit code 1
|  |- TargetBusy, TargetForbidden, TargetMissing, DiskFull
|- SettingsError              exit code 3
|  |- SettingsDamaged, KeyringMissing
|  |- TemplateDamaged (TemplateTooNew), TemplateNotWritten
|- JournalError               exit code 3
|  |- JournalDamaged, JournalDiskFull
|- UsageError                 exit code 2
|  |- NameNotKnown, TypeNeedsCloud
|  |- ExpressionWrong, ExpressionTooSlow
|- Cancelled                  not an error: the clerk said stop

A title says what happened, a hint what to do. Both are formatted with the values given on raising, so no
value may hold a secret or a page's text.
"""

from typing import ClassVar

from ocrdesk.i18n import N_, Message, message


class OCRDeskError(Exception):
    """An error with a title, a hint, an exit code, and whether trying again can help."""

    title_text: ClassVar[str] = N_("Something went wrong")
    hint_text: ClassVar[str] = N_("Try again; if it stays so, look into the log folder under Help.")
    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(type(self).__name__)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.values)

    @property
    def title(self) -> Message:
        return message(self.title_text, **self.values)

    @property
    def details(self) -> str:
        """What support asks for: codes and request numbers, no page text; "" where there is none."""
        return ""

    @property
    def hint(self) -> Message:
        return message(self.hint_text, **self.values)

    def __str__(self) -> str:
        return f"{self.title}. {self.hint}"


def _rebuild(kind: type[OCRDeskError], values: dict[str, object]) -> OCRDeskError:
    return kind(**values)


class Cancelled(OCRDeskError):
    """The clerk stopped the work."""

    title_text = N_("Stopped")
    hint_text = N_("Press Recognise to go on where it stopped.")
    retryable = True


class UsageError(OCRDeskError):
    """The command line cannot be understood. Value: `what`."""

    title_text = N_("The command cannot be understood: {what}")
    hint_text = N_("See `ocrdesk digitize --help`.")
    exit_code = 2


class NameNotKnown(UsageError):
    """A name on the command line that is none of those that may stand there. Values: `what`, `choices`."""

    hint_text = N_("These are known: {choices}")


class TypeNeedsCloud(UsageError):
    """A document type that no lines tell, asked of a provider that reads nothing but lines. Value: `type`."""

    title_text = N_("{type}: only a cloud service reads this document type")
    hint_text = N_("Choose a cloud service, or leave the document type to the program.")


class ExpressionWrong(UsageError):
    """What was typed is no regular expression, or its replacement does not fit. Value: `place`, from 1."""

    title_text = N_("This is not a complete regular expression")
    hint_text = N_("Look at character {place}, or leave out regular expressions.")


class ExpressionTooSlow(UsageError):
    """A regular expression that takes too long on a text, perhaps for ever."""

    title_text = N_("This regular expression takes too long")
    hint_text = N_("Leave out repetitions within repetitions, such as (a+)+, or be more exact.")


class SourceError(OCRDeskError):
    """A file that cannot be used, for a reason of its own."""

    title_text = N_("The file cannot be used")


class SourceMissing(SourceError):
    title_text = N_("The file is not there")
    hint_text = N_("It was moved, renamed or deleted, or its drive is not connected. Put it back, or drop it in again.")
    retryable = True


class SourceForbidden(SourceError):
    title_text = N_("The file may not be read")
    hint_text = N_("Close other programs that use it, or ask for the right to read it, then try again.")
    retryable = True


class SourceEmpty(SourceError):
    title_text = N_("The file is empty")
    hint_text = N_("It holds no bytes at all. Scan or copy it again.")


class UnknownFormat(SourceError):
    """Value: `formats`, the names of the formats that can be read."""

    title_text = N_("Not a picture, PDF or OFD that OCRDesk can read")
    hint_text = N_("Save it as one of {formats}, then drop it in again.")


class SourceDamaged(SourceError):
    """Value: `format`, the format's common name."""

    title_text = N_("The {format} file is damaged")
    hint_text = N_("It breaks off or cannot be decoded. Scan or copy it again.")


class PasswordNeeded(SourceError):
    """Value: `tried`, the number of passwords that did not fit."""

    title_text = N_("The PDF is locked with a password")
    hint_text = N_("Give its password: in the window with Retry, on the command line with --password.")
    retryable = True


class SourceTooLarge(SourceError):
    """Values: `size` and `limit`, in words such as "66 000 x 66 000 pixels" and "200 megapixels"."""

    title_text = N_("The picture is too large: {size}")
    hint_text = N_("At most {limit} can be read. Save it smaller, or scan at a lower resolution.")


class SourceTooSlow(SourceError):
    """Value: `seconds`, the time that was given."""

    title_text = N_("The file could not be opened within {seconds} seconds")
    hint_text = N_("It is damaged or asks for too much memory. Open it in another program and save it anew.")


class SourceCrashed(SourceError):
    title_text = N_("The file is damaged so badly that it cannot be opened")
    hint_text = N_("Open it in another program and save it anew, or scan it again.")


class ScannersUnreachable(SourceError):
    """Value: `what`, the way out, a Message."""

    title_text = N_("Scanners cannot be reached from here")
    hint_text = "{what}"
    retryable = True


class ScanFailed(SourceError):
    """Value: `what`, why and the way out, a Message."""

    title_text = N_("The scanner did not scan")
    hint_text = "{what}"
    retryable = True


class ScreenForbidden(SourceError):
    """Value: `what`, a Message."""

    title_text = N_("The screen cannot be taken")
    hint_text = N_("{what} Take the picture with the system's own program, then press Ctrl+V here.")
    retryable = True


class ProviderError(OCRDeskError):
    """A recogniser that cannot do its work."""

    title_text = N_("The recogniser does not answer")
    exit_code = 3
    retryable = True


class OfflineModelsMissing(ProviderError):
    title_text = N_("The models of the offline recogniser are missing")
    hint_text = N_("The installation is incomplete. Install OCRDesk again.")
    retryable = False


class OfflineStartFailed(ProviderError):
    title_text = N_("The offline recogniser did not start")
    hint_text = N_("Close other large programs to free memory, then try again. If it stays so, install OCRDesk again.")


class PageCrashedProvider(ProviderError):
    title_text = N_("The offline recogniser broke down twice on this page")
    hint_text = N_("The other pages go on. Save the picture smaller and try again.")
    exit_code = 1


class PageTimedOut(ProviderError):
    """Value: `seconds`, the time that was given."""

    title_text = N_("The page took longer than {seconds} seconds")
    hint_text = N_("Close other large programs, or save the picture smaller, then try again.")
    exit_code = 1


class CloudsLocked(ProviderError):
    title_text = N_("Only offline recognition is allowed")
    hint_text = N_("Choose the offline recogniser, or take the lock away under Settings, Privacy.")
    retryable = False


class CloudError(ProviderError):
    """A service's refusal.

    Values: `provider` (its key), `cause` and `remedy` (N_-marked), and, where the service told them, `code`,
    `request_id` and `said` (its own words).
    """

    title_text = N_("The cloud service did not recognise the page")
    hint_text = N_("Try again; if it stays so, give the details to the service's support.")

    @property
    def title(self) -> Message:
        return message(str(self.values.get("cause") or self.title_text))

    @property
    def hint(self) -> Message:
        return message(str(self.values.get("remedy") or self.hint_text))

    @property
    def details(self) -> str:
        told = (str(self.values.get(name, "")) for name in ("provider", "code", "said", "request_id"))
        return " · ".join(filter(None, told))


class PausingError(CloudError):
    """A refusal that each further call would meet too: the provider's queue pauses until it is mended."""


class CredentialsRefused(PausingError): ...


class ClockWrong(PausingError):
    """This computer's clock is off. Further value: `seconds`, by which the service's clock is ahead, where told."""


class PermissionMissing(PausingError): ...


class NotSubscribed(PausingError): ...


class QuotaUsedUp(PausingError): ...


class Throttled(CloudError): ...


class ThrottledForNow(Throttled, PausingError):
    """A service that asks not to be called again at once: its queue waits for the clerk."""


class NetworkFailed(CloudError): ...


class ServiceFailed(CloudError): ...


class CallRejected(CloudError):
    retryable = False


class PictureRefused(CloudError):
    """The service, or our own look before it is paid for, does not take this picture."""

    exit_code = 1
    retryable = False


class NothingFound(CloudError):
    """The service found nothing of what was asked for in the picture."""

    exit_code = 1
    retryable = False


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
    title_text = N_("The journal cannot be written")
    exit_code = 3
    retryable = True


class JournalDamaged(JournalError):
    """Value: `name`, under which the damaged file was kept."""

    title_text = N_("The journal of earlier work is damaged")
    hint_text = N_("It was kept as {name}, and a new one begins. Drop the files in again.")


class JournalDiskFull(JournalError):
    title_text = N_("The disk is full: the last change is not saved")
    hint_text = N_("Free some space, then go on; nothing that was saved before is lost.")
