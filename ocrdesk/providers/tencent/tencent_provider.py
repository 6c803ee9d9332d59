"""Tencent Cloud as a provider: one page or one card a call."""

import time
from dataclasses import replace
from functools import partial
from threading import Event

from ocrdesk.errors import NothingFound, PictureRefused
from ocrdesk.i18n import N_
from ocrdesk.model import Page, Recognition, Request
from ocrdesk.providers.fitting import Cut, cut
from ocrdesk.providers.tencent.cards_on_page import Found, find_cards, joined
from ocrdesk.providers.tencent.endpoints import CLASSIFIER, ENDPOINTS, LARGE, SMALL_ONLY
from ocrdesk.providers.tencent.options import ADDRESS, OPTIONS
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Options
from ocrdesk.providers.web.wire import Wire

NO_PICTURE = b'{"ImageBase64":"T0NSRGVzaw=="}'
"""A picture that is none, and not empty: refused without being billed, once all else is right."""
AUTO, TEXT = "auto", "text"


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

    def calls(self, document: str) -> int:
        """The classifier is one call, and a card that it finds another."""
        return 2 if document == AUTO and self._classifies() else super().calls(document)

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        """Read a page; where the clerk wants it, the service first tells which cards lie where."""
        if request.document != AUTO:
            return super().recognize(page, request, cancelled)
        if not self._classifies():
            return self._whole(page, request, cancelled)
        begun = time.monotonic()
        cards = self._cards(page, request, cancelled)
        parts = [part for card in cards if (part := self._card(page, card, request, cancelled)) is not None]
        if not parts:
            return self._whole(page, request, cancelled)
        return replace(joined(page, parts, self.key), seconds=time.monotonic() - begun)

    def _whole(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        """A page as a whole, by what the clerk expects of such pages; as text where it holds nothing of that."""
        expected = self._values["whole_pages"]
        if expected != TEXT:
            try:
                found = super().recognize(page, replace(request, document=expected), cancelled)
            except NothingFound:
                found = None
            if found is not None and (found.documents or found.lines or found.codes):
                return found
        return super().recognize(page, replace(request, document=TEXT), cancelled)

    def _classifies(self) -> bool:
        return self._values["split"] == "service"

    def _cards(self, page: Page, request: Request, cancelled: Event) -> tuple[Found, ...]:
        answer, sent = self._ask(page, CLASSIFIER, cancelled, afresh=request.afresh)
        return self._understood(partial(find_cards, page=page), Answer(answer, *sent.page_size, self._values))

    def _card(self, page: Page, card: Found, request: Request, cancelled: Event) -> tuple[Cut, Recognition] | None:
        """One card's reading; None where the call for its kind does not find it there."""
        part = cut(page, card.quad)
        wanted = replace(request, document=card.type, upright=True)
        try:
            found = super().recognize(part.page, wanted, cancelled)
        except (NothingFound, PictureRefused):
            return None
        return (part, found) if found.documents else None
