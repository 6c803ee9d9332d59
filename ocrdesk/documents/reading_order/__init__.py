"""Reading order: columns, then lines, then paragraphs, from the lines' places alone."""

from ocrdesk.documents.reading_order.order import Arrangement, arrange
from ocrdesk.documents.reading_order.page_marks import is_mark, without_marks
from ocrdesk.documents.reading_order.paragraphs import join

__all__ = ["Arrangement", "arrange", "is_mark", "join", "without_marks"]
