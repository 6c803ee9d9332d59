"""The eight nouns, as frozen dataclasses and Protocols over the standard library alone."""

from ocrdesk.model.document import (
    Check,
    Completion,
    CrossCheck,
    DocumentType,
    FieldSpec,
    FormSpec,
    Note,
    Proof,
    RowSpec,
    Shape,
    Side,
)
from ocrdesk.model.event import (
    JobChanged,
    JobsAdded,
    JobsRemoved,
    PageDone,
    ProgressChanged,
    ProviderStateChanged,
    QueueEvent,
)
from ocrdesk.model.export import Batch, ExportedSource, ExportFormat
from ocrdesk.model.geometry import Box, Point, Quad, turn_point
from ocrdesk.model.job import Failure, Job, JobState, Progress
from ocrdesk.model.page import NamedText, Page, SourceDescription, SourceKind
from ocrdesk.model.provider import OptionKind, OptionSpec, Provider, ProviderState, Request
from ocrdesk.model.recognition import Cell, Character, Code, Line, ReadDocument, Recognition, Table
from ocrdesk.model.record import FieldState, FieldValue, PageRecord, Problem, Record

__all__ = [
    "Batch",
    "Box",
    "Cell",
    "Character",
    "Check",
    "Code",
    "Completion",
    "CrossCheck",
    "DocumentType",
    "ExportFormat",
    "ExportedSource",
    "Failure",
    "FieldSpec",
    "FieldState",
    "FieldValue",
    "FormSpec",
    "Job",
    "JobChanged",
    "JobState",
    "JobsAdded",
    "JobsRemoved",
    "Line",
    "NamedText",
    "Note",
    "OptionKind",
    "OptionSpec",
    "Page",
    "PageDone",
    "PageRecord",
    "Point",
    "Problem",
    "Progress",
    "ProgressChanged",
    "Proof",
    "Provider",
    "ProviderState",
    "ProviderStateChanged",
    "Quad",
    "QueueEvent",
    "ReadDocument",
    "Recognition",
    "Record",
    "Request",
    "RowSpec",
    "Shape",
    "Side",
    "SourceDescription",
    "SourceKind",
    "Table",
    "turn_point",
]
