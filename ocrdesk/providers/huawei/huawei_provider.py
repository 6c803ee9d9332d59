"""Huawei Cloud as a provider: one page or one paper a call, signed with a key or a token."""

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from ocrdesk.errors import NothingFound
from ocrdesk.i18n import N_
from ocrdesk.model import Page, Recognition, Request
from ocrdesk.providers.huawei.endpoints import ENDPOINTS
from ocrdesk.providers.huawei.options import OPTIONS
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.wire import Wire

if TYPE_CHECKING:
    from ocrdesk.providers.huawei.iam_token import IamTokens

AUTO, MIXED, TEXT = "auto", "mixed", "text"


class HuaweiProvider(CloudProvider):
    """All that the service offers, each under the word of a request."""

    key = "huawei"
    title = N_("Huawei Cloud")
    options = OPTIONS
    endpoints = ENDPOINTS
    required = (("access_key", "secret_key", "project_id"), ("username", "password", "domain"))
    concurrency = 2

    _tokens: "IamTokens | None" = None

    def make_wire(self, values: Options) -> Wire:
        from ocrdesk.providers.huawei.iam_token import IamTokens
        from ocrdesk.providers.huawei.wire import HuaweiWire

        self._tokens = self._tokens or IamTokens()
        usual = f"https://ocr.{values['region']}.myhuaweicloud.com"
        return HuaweiWire(values, self.address(usual), self._seams.now, self._tokens)

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        """Read a page; where the clerk wants it, the service's classifier finds and reads its papers in one call."""
        if request.document != AUTO or self._values["split"] != "service":
            return super().recognize(page, request, cancelled)
        try:
            found = super().recognize(page, replace(request, document=MIXED), cancelled)
        except NothingFound:
            found = None
        if found is not None and found.documents:
            return found
        return super().recognize(page, replace(request, document=TEXT), cancelled)

    def calls(self, document: str) -> int:
        """A page without papers is called for a second time, for its text."""
        return 2 if document == AUTO and self._values["split"] == "service" else super().calls(document)

    def probe(self) -> tuple[Endpoint, bytes]:
        """No picture: refused for that alone, and failed calls are not charged."""
        return ENDPOINTS[0], b"{}"
