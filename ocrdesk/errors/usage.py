"""The usage that cannot be understood, on the command line and in the window."""

from ocrdesk.errors.base import OCRDeskError
from ocrdesk.i18n import N_


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
