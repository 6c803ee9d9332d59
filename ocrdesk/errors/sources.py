"""What is a file's own fault, or keeps files from coming in."""

from ocrdesk.errors.base import OCRDeskError
from ocrdesk.i18n import N_


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


class PictureNotKept(SourceError):
    """Value: `folder`, in which it was to be kept."""

    title_text = N_("The picture could not be kept")
    hint_text = N_("The disk may be full, or {folder} read-only. Free some space, then take the picture again.")


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
    hint_text = N_("Press “Try again” and enter the password; on the command line give --password.")
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


class SourceNotOpened(SourceError):
    """What reads files could not be started: not the file's fault."""

    title_text = N_("The file could not be opened just now")
    hint_text = N_("There is too little memory, or something keeps programs from starting. Close some, then try again.")
    exit_code = 3
    retryable = True


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
