"""CTYUN (China Telecom Cloud): several pages in one call; four interfaces."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import OptionKind, OptionSpec
from ocrdesk.providers.ctyun.endpoints import ENDPOINTS, MOST_PICTURES
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.failures import Mending, Refusal
from ocrdesk.providers.web.options import CALLS_PER_SECOND, QUOTA, SPLIT, endpoint_option
from ocrdesk.providers.web.wire import Wire

if TYPE_CHECKING:
    from ocrdesk.providers.web.calling import Picture
    from ocrdesk.providers.web.gathering import Gathering

ADDRESS = "https://ai-global.ctapi.ctyun.cn"
MOST_BYTES = 60_000_000
"""Of a call's JSON; the service takes 100 MB."""


class CtyunProvider(CloudProvider):
    """Reads text, identity cards, plates and business licences."""

    key = "ctyun"
    title = N_("CTYUN")
    endpoints = ENDPOINTS
    required = (("access_key", "security_key", "app_key"),)
    concurrency = 10
    options: ClassVar[tuple[OptionSpec, ...]] = (
        OptionSpec("access_key", "AccessKey", OptionKind.SECRET, hint=N_("个人中心 › 安全设置 › 用户 AccessKey")),
        OptionSpec("security_key", "SecurityKey", OptionKind.SECRET, hint=N_("Shown only when it is made.")),
        OptionSpec(
            "app_key",
            "AppKey",
            OptionKind.SECRET,
            hint=N_("控制台 › 我的应用: of an application to which the OCR capabilities were added"),
        ),
        endpoint_option(ADDRESS),
        OptionSpec(
            "batch",
            N_("Pages in one call"),
            OptionKind.NUMBER,
            "5",
            hint=N_("The service recommends 5 and takes 50."),
            minimum=1,
            maximum=MOST_PICTURES,
        ),
        replace(SPLIT, choices=tuple(each for each in SPLIT.choices if each[0] != "service")),
        OptionSpec(
            "time_base",
            N_("Time in the signature"),
            OptionKind.CHOICE,
            "beijing",
            choices=(("beijing", NC_("time", "Beijing")), ("utc", "UTC")),
            hint=N_("Found out by itself where the first call is refused."),
        ),
        CALLS_PER_SECOND,
        QUOTA,
    )

    _gathering: "Gathering | None" = None

    def make_wire(self, values: Options) -> Wire:
        from ocrdesk.providers.ctyun.wire import CtyunWire

        return CtyunWire.of_values(values, self.address(ADDRESS), self._seams)

    def probe(self) -> tuple[Endpoint, bytes]:
        return ENDPOINTS[0], b'{"data":[]}'

    def ask(
        self,
        endpoint: Endpoint,
        picture: "Picture",
        parameters: Mapping[str, Any],
        cancelled: Event,
        *,
        afresh: bool,
    ) -> "Any | Refusal":
        """Pages that come together go together; one whose Base64 was not understood goes again in the other."""
        answer = self._gathered(endpoint, picture, parameters, cancelled, afresh=afresh)
        if isinstance(answer, Refusal) and answer.row.retry.mending is Mending.ALPHABET:
            self._connected().mend(answer)
            return self._gathered(endpoint, picture, parameters, cancelled, afresh=afresh)
        return answer

    def _gathered(
        self, endpoint: Endpoint, picture: "Picture", parameters: Mapping[str, Any], cancelled: Event, *, afresh: bool
    ) -> "Any | Refusal":
        from ocrdesk.providers.web.gathering import Gathering

        with self._lock:
            self._gathering = self._gathering or Gathering()
        caller = self._connected()

        def send(pictures: "Sequence[Picture]", cancelled: Event) -> "Sequence[Any | Refusal]":
            return caller.call(endpoint, pictures, parameters, cancelled, afresh=afresh)

        most = self._together(endpoint, len(picture.body))
        return self._gathering.ask((endpoint.name, afresh, caller), picture, most, send, cancelled)

    def _together(self, endpoint: Endpoint, size: int) -> int:
        fitting = MOST_BYTES // max(size * 4 // 3, 1)
        return max(1, min(endpoint.batch, int(float(self._values["batch"])), fitting))
