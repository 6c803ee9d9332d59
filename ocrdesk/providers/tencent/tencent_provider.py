"""Tencent Cloud as a provider: one page or one card a call."""

from dataclasses import replace

from ocrdesk.i18n import N_
from ocrdesk.providers.tencent.endpoints import ENDPOINTS, LARGE, SMALL_ONLY
from ocrdesk.providers.tencent.options import ADDRESS, OPTIONS
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.wire import Wire

NO_PICTURE = b'{"ImageBase64":"T0NSRGVzaw=="}'
"""A picture that is none, and not empty: refused without being billed, once all else is right."""


class TencentProvider(CloudProvider):
    """All that the service offers, each under the word of a request."""

    key = "tencent"
    title = N_("Tencent Cloud")
    options = OPTIONS
    endpoints = ENDPOINTS
    required = (("secret_id", "secret_key"),)
    concurrency = 10

    def make_wire(self, values: Options) -> Wire:
        from ocrdesk.providers.tencent.wire import TencentWire

        return TencentWire(values, self.address(ADDRESS), self._seams.now)

    def probe(self) -> tuple[Endpoint, bytes]:
        return next(each for each in ENDPOINTS if each.name == "GeneralBasicOCR"), NO_PICTURE

    def endpoint(self, document: str) -> Endpoint | None:
        """The call for that word, with the limits that the clerk allows."""
        found = super().endpoint(document)
        if found is None or self._values["large_uploads"] != "true" or found.name in SMALL_ONLY:
            return found
        return replace(found, limits=replace(found.limits, bytes=LARGE.bytes))
