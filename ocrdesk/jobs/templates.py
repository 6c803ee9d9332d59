"""The clerk's templates as both faces use them: kept as files, and drawn onto the page at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocrdesk.documents.zones import Fitted, own_record, place_by_size, place_template, suggested_anchors
from ocrdesk.model import Anchor, Line, Recognition, Template
from ocrdesk.settings import TemplateShelf


class Templates(TemplateShelf):
    """The shelf, with what a template is on a page."""

    def redrawn(self, template: Template, recognition: Recognition) -> tuple[Template, bool]:
        """The template as if it had been drawn on that page, and whether its anchors were found there."""
        found = place_template(template, recognition)
        placement = found or place_by_size(template, recognition)
        drawn = replace(
            template,
            width=float(recognition.width),
            height=float(recognition.height),
            anchors=tuple(replace(each, quad=placement.place(each.quad)) for each in template.anchors),
            zones=tuple(replace(each, quad=placement.place(each.quad)) for each in template.zones),
            ignored=tuple(placement.place(each) for each in template.ignored),
        )
        return drawn, found is not None

    def texts(self, template: Template, recognition: Recognition) -> Mapping[str, str]:
        """What the zones of a template that was drawn on that very page say there, by their keys."""
        fitted = Fitted(template, place_by_size(template, recognition))
        record = own_record(fitted, recognition.lines, fitted.ignored(recognition.lines))
        return {value.key: value.text for value in record.fields}

    def suggested_anchors(self, lines: Sequence[Line]) -> tuple[Anchor, ...]:
        """Words of that page which others like it will probably bear."""
        return suggested_anchors(lines)
