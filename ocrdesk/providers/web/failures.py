"""What a service's refusal means: its class, whether trying again helps, and the clerk's words for it.

Each service has its own table of rows (`failures.py` in its folder); the rows here hold for all of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from ocrdesk.errors import (
    CallRejected,
    ClockWrong,
    CloudError,
    CredentialsRefused,
    NetworkFailed,
    NothingFound,
    NotSubscribed,
    PermissionMissing,
    PictureRefused,
    QuotaUsedUp,
    ServiceFailed,
    Throttled,
    ThrottledForNow,
)
from ocrdesk.i18n import N_


class FailureKind(StrEnum):
    """The classes of the provider reference; CALL is its "client-bug"."""

    CREDENTIALS = "credentials"
    CLOCK = "clock"
    PERMISSION = "permission"
    NOT_SUBSCRIBED = "not-subscribed"
    QUOTA = "quota/billing"
    THROTTLED = "throttled"
    PICTURE = "image-unacceptable"
    NOT_FOUND = "not-found-in-image"
    NETWORK = "network"
    SERVER = "server"
    CALL = "client-bug"


_ERRORS: dict[FailureKind, type[CloudError]] = {
    FailureKind.CREDENTIALS: CredentialsRefused,
    FailureKind.CLOCK: ClockWrong,
    FailureKind.PERMISSION: PermissionMissing,
    FailureKind.NOT_SUBSCRIBED: NotSubscribed,
    FailureKind.QUOTA: QuotaUsedUp,
    FailureKind.THROTTLED: Throttled,
    FailureKind.PICTURE: PictureRefused,
    FailureKind.NOT_FOUND: NothingFound,
    FailureKind.NETWORK: NetworkFailed,
    FailureKind.SERVER: ServiceFailed,
    FailureKind.CALL: CallRejected,
}


class Mending(StrEnum):
    """What is changed before the one repetition that it allows: a provider does it in `mend`."""

    TOKEN = auto()
    CLOCK = auto()
    ALPHABET = auto()
    TIME_BASE = auto()


@dataclass(frozen=True, slots=True)
class Retry:
    """Whether a refused call is tried again by itself.

    `times` after `seconds` (up to `most`, drawn between them; doubled each time where `doubling`), each with
    jitter. `mending` allows one repetition after something was changed, and comes before the times.
    """

    times: int = 0
    seconds: float = 0.0
    most: float = 0.0
    doubling: bool = False
    mending: Mending | None = None


NEVER = Retry()


@dataclass(frozen=True, slots=True)
class FailureRow:
    """One row of a service's table.

    `code` is the service's own; one that ends in "*" stands for all that begin so. `match` is a part of its
    message where one code means several things. `cause` and `remedy` are N_-marked. `billed` tells that the
    service charges for the failed call.
    """

    code: str
    kind: FailureKind
    cause: str
    remedy: str
    retry: Retry = NEVER
    match: str = ""
    billed: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A call that failed: its row, and what the service itself said.

    `retry_after` are the seconds that the service asks to wait; `limit` the calls a second that it names. `api` is
    the name of the API that was called. `clock_ahead` are the seconds by which the service's clock is ahead of this
    computer's, where it was told.
    """

    row: FailureRow
    code: str = ""
    said: str = ""
    request_id: str = ""
    retry_after: float = 0.0
    limit: float = 0.0
    clock_ahead: float | None = None
    api: str = ""

    def error(self, provider: str) -> CloudError:
        """The refusal in the clerk's words."""
        row = self.row
        seconds = {} if self.clock_ahead is None else {"seconds": round(self.clock_ahead)}
        # A service that wants no repetition is left alone until the clerk says so.
        patient = row.kind is not FailureKind.THROTTLED or row.retry.times
        return (_ERRORS[row.kind] if patient else ThrottledForNow)(
            provider=provider,
            cause=row.cause,
            remedy=row.remedy,
            code=self.code or row.code,
            said=self.said,
            request_id=self.request_id,
            **seconds,
        )


def find_row(rows: Iterable[FailureRow], code: str, said: str = "") -> FailureRow | None:
    """The row for a code: one whose part of the message matches, else that without one, else the longest prefix."""
    rows = tuple(rows)
    exact = [row for row in rows if row.code == code]
    matching = [row for row in exact if row.match and row.match.casefold() in said.casefold()]
    plain = [row for row in exact if not row.match]
    beginning = [row for row in rows if row.code.endswith("*") and code.startswith(row.code[:-1])]
    beginning.sort(key=lambda row: -len(row.code))
    return next(iter((*matching, *plain, *beginning)), None)


UNREACHABLE = FailureRow(
    "unreachable",
    FailureKind.NETWORK,
    N_("The service cannot be reached"),
    N_("Check the network, the proxy and the firewall, then go on."),
    Retry(3, 2),
)
NAME_UNKNOWN = FailureRow(
    "name unknown",
    FailureKind.NETWORK,
    N_("The service's address cannot be found"),
    N_("Check the network and its name server (DNS), and the endpoint in the settings."),
    Retry(3, 2),
)
KEY_MISSHAPEN = FailureRow(
    "misshapen key",
    FailureKind.CREDENTIALS,
    N_("A key of this service holds a character that no key has"),
    N_("Copy the keys again, without blanks, line breaks and full-width characters, and enter them in the settings."),
)
CERTIFICATE_REFUSED = FailureRow(
    "certificate refused",
    FailureKind.NETWORK,
    N_("The connection is not safe: the certificate is not trusted"),
    N_("If your office inspects connections, enter its CA file under Settings, Network."),
    Retry(3, 2),
)
CERTIFICATE_TIME = FailureRow(
    "certificate time",
    FailureKind.CLOCK,
    N_("The certificate is not valid at this computer's time"),
    N_("Set this computer's date and time right."),
)
PROXY_REFUSED = FailureRow(
    "proxy refused",
    FailureKind.NETWORK,
    N_("The proxy does not let the call through"),
    N_("Check the proxy under Settings, Network."),
    Retry(3, 2),
)
TIMED_OUT = FailureRow(
    "timed out",
    FailureKind.NETWORK,
    N_("The answer did not come in time; the call may have been billed"),
    N_("Check the network, or send smaller pictures, then try again."),
    Retry(2, 5),
)
GARBLED = FailureRow(
    "garbled answer",
    FailureKind.SERVER,
    N_("The service's answer cannot be understood"),
    N_("Check whether a proxy stands in between; otherwise try later."),
    Retry(3, 3),
)
STRANGE = FailureRow(
    "strange answer",
    FailureKind.SERVER,
    N_("The service's answer is not as it should be"),
    N_("It is kept, and trying again reads the same. Update OCRDesk, or read the page again and choose Pay again."),
)
MISCOUNTED = FailureRow(
    "other number of answers",
    FailureKind.SERVER,
    N_("The service did not answer for each page that was sent; the call may have been billed"),
    N_("Try again; if it stays so, lower the pages in one call in the settings."),
)
BLANK_PAGE = FailureRow(
    "blank page",
    FailureKind.NOT_FOUND,
    N_("The page is blank and was not sent"),
    N_("Nothing was paid. If there is something on it, scan it with more contrast."),
)
DOES_NOT_FIT = FailureRow(
    "does not fit",
    FailureKind.PICTURE,
    N_("The picture does not fit the service's limits and was not sent"),
    N_("Nothing was paid. Cut it, or scan it in another size."),
)

COMMON_ROWS = (
    UNREACHABLE,
    NAME_UNKNOWN,
    KEY_MISSHAPEN,
    CERTIFICATE_REFUSED,
    CERTIFICATE_TIME,
    PROXY_REFUSED,
    TIMED_OUT,
    GARBLED,
    STRANGE,
    MISCOUNTED,
    BLANK_PAGE,
    DOES_NOT_FIT,
)
"""What can go wrong before a service answers, before it is called, and with an answer that is no refusal."""
