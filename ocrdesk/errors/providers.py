"""What keeps a recogniser from reading, on this computer or in the cloud."""

from ocrdesk.errors.base import OCRDeskError
from ocrdesk.i18n import N_, Message, message


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


class CloudForbidden(CloudsLocked):
    title_text = N_("Your office does not allow this service on this computer")
    hint_text = N_("Choose the offline recogniser, or ask those who look after the computers.")


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
