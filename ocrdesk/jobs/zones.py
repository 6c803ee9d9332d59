"""Zones of a template in which nothing was read with the page: each is read by itself, on this computer."""

import logging
from dataclasses import replace

from ocrdesk.documents.zones import read_again, wants_reading
from ocrdesk.errors import OCRDeskError
from ocrdesk.model import TEMPLATE_PREFIX, Page, PageRecord, Provider, Record, Request, Template
from ocrdesk.providers.fitting import turned

_log = logging.getLogger(__name__)


def has_empty_zones(record: PageRecord) -> bool:
    """Whether a document of a template has a zone without any text."""
    return any(each.type.startswith(TEMPLATE_PREFIX) and wants_reading(each) for each in record.documents)


def read_zones(record: PageRecord, page: Page, local: Provider, request: Request) -> PageRecord:
    """The page with its empty zones read; as it is where the recogniser cannot.

    `page` is as it was given to the provider that read it.
    """
    if not has_empty_zones(record):
        return record
    templates = {template.key: template for template in request.templates}
    upright = turned(page, (record.recognition.rotation - page.rotation) % 360)
    documents = tuple(_read(each, templates.get(each.type), upright, local) for each in record.documents)
    return replace(record, documents=documents)


def _read(record: Record, template: Template | None, page: Page, local: Provider) -> Record:
    if template is None or not wants_reading(record):
        return record
    try:
        return read_again(record, template, lambda quad: local.read_line(page, quad))
    except OCRDeskError as exc:
        _log.warning("zones could not be read by themselves: %s", type(exc).__name__)
        return record
