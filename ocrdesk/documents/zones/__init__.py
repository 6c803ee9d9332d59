"""Zones: what a clerk drew on one page, found again on the next and read there."""

from ocrdesk.documents.zones.own_types import KnownTypes, own_type
from ocrdesk.documents.zones.placing import Placement, place_by_size, place_template, suggested_anchors
from ocrdesk.documents.zones.reading import Fitted, fit_templates, own_record, read_again, wants_reading

__all__ = [
    "Fitted",
    "KnownTypes",
    "Placement",
    "fit_templates",
    "own_record",
    "own_type",
    "place_by_size",
    "place_template",
    "read_again",
    "suggested_anchors",
    "wants_reading",
]
