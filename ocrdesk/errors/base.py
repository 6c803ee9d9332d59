"""What every error is: a title that says what happened, a hint what to do."""

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
        return in_one_line(self.title, self.hint)


def in_one_line(title: Message, hint: Message) -> str:
    """What happened and what to do, for where there is no room for a heading."""
    return str(message(N_("{title}. {hint}"), title=title, hint=hint))


def _rebuild(kind: type[OCRDeskError], values: dict[str, object]) -> OCRDeskError:
    return kind(**values)


class Cancelled(OCRDeskError):
    """The clerk stopped the work."""

    title_text = N_("Stopped")
    hint_text = N_("Press Recognise to go on where it stopped.")
    retryable = True
