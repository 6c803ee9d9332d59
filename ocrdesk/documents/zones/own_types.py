"""Document types that the clerk made by drawing zones, beside those that the program knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ocrdesk.i18n import N_, Message
from ocrdesk.model import TEMPLATE_PREFIX, DocumentType, FieldSpec, Template

UNPLACED = "zones.placed"
"""The fact of a record whose anchors were not found on the page."""


def own_type(template: Template) -> DocumentType:
    """What a template gives: a type whose fields are its zones."""
    fields = tuple(
        FieldSpec(zone.key, zone.title, zone.shape, required=zone.required, multiline=True, bounded=True)
        for zone in template.zones
    )
    return DocumentType(template.key, template.name, fields, own=True, notes=(_tell_unplaced,))


def _tell_unplaced(values: Mapping[str, str]) -> Message | None:
    if UNPLACED not in values:
        return None
    return Message(N_("Its anchor words were not found: the zones stand where they are on the template's own page"))


class KnownTypes(Mapping[str, DocumentType]):
    """All types by key: the program's own, then those of the templates as they stand now. For any thread."""

    def __init__(self, types: Iterable[DocumentType], templates: Callable[[], Iterable[Template]]) -> None:
        """`templates` gives all that there are or were: documents of deleted ones still want their titles."""
        self._fixed = {kind.key: kind for kind in types}
        self._templates = templates
        self._made: tuple[tuple[Template, ...], dict[str, DocumentType]] = ((), self._fixed)

    def _now(self) -> dict[str, DocumentType]:
        templates = tuple(self._templates())
        if templates != self._made[0]:
            self._made = templates, self._fixed | {each.key: own_type(each) for each in templates}
        return self._made[1]

    def __getitem__(self, key: str) -> DocumentType:
        found = self._now().get(key)
        if found is None and key.startswith(TEMPLATE_PREFIX):
            return DocumentType(key, key, (), own=True)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())
