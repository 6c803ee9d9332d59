"""Huawei Cloud as a provider: one page or one paper a call, signed with a key or a token."""

from typing import TYPE_CHECKING

from ocrdesk.i18n import N_
from ocrdesk.providers.huawei.endpoints import ENDPOINTS
from ocrdesk.providers.huawei.options import OPTIONS
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.wire import Wire

if TYPE_CHECKING:
    from ocrdesk.providers.huawei.iam_token import IamTokens


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

    def probe(self) -> tuple[Endpoint, bytes]:
        """No picture: refused for that alone, and failed calls are not charged."""
        return ENDPOINTS[0], b"{}"
