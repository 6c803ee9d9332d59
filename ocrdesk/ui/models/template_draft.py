"""A template while it is drawn: places on the page, of three kinds, in the order in which they were drawn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ocrdesk.i18n import N_, NC_, _
from ocrdesk.model import Anchor, Quad, Shape, Template, Zone


class PlaceKind(StrEnum):
    """What a place is for; the value is the title."""

    ZONE = N_("Zone")
    IGNORED = NC_("place", "Ignored")
    ANCHOR = N_("Anchor word")


@dataclass(frozen=True, slots=True)
class DrawnPlace:
    """One place: a zone's title or an anchor's words in `title`; `key`, `shape` and `required` are a zone's."""

    kind: PlaceKind
    quad: Quad
    title: str = ""
    key: str = ""
    shape: Shape = Shape.TEXT
    required: bool = True

    @property
    def named(self) -> str:
        """What stands beside the box."""
        return self.title or (_("No name yet") if self.kind is PlaceKind.ZONE else _(self.kind.value))


class TemplateDraft:
    """Places by number. `changed` is called after each change."""

    def __init__(self, template: Template, changed: Callable[[], None] = lambda: None) -> None:
        self._template = template
        self.changed = changed
        self.places: list[DrawnPlace] = [
            *(DrawnPlace(PlaceKind.ZONE, z.quad, z.title, z.key, z.shape, z.required) for z in template.zones),
            *(DrawnPlace(PlaceKind.IGNORED, quad) for quad in template.ignored),
            *(DrawnPlace(PlaceKind.ANCHOR, anchor.quad, anchor.text) for anchor in template.anchors),
        ]

    def add(self, place: DrawnPlace) -> int:
        """Another place; returns its number."""
        self.places.append(place)
        self.changed()
        return len(self.places) - 1

    def change(self, number: int, **changes: object) -> None:
        """A place is otherwise from now on: its quad, title, shape or whether it is required."""
        changed = replace(self.places[number], **changes)  # type: ignore[arg-type]  # names of its own fields
        if changed != self.places[number]:
            self.places[number] = changed
            self.changed()

    def remove(self, number: int) -> None:
        del self.places[number]
        self.changed()

    def of_kind(self, kind: PlaceKind) -> list[DrawnPlace]:
        return [place for place in self.places if place.kind is kind]

    @property
    def complaint(self) -> str:
        """Why it cannot be saved as it stands; "" where it can."""
        zones = self.of_kind(PlaceKind.ZONE)
        titles = [zone.title.strip() for zone in zones]
        if not zones and not self.of_kind(PlaceKind.IGNORED):
            return _("Draw a zone or an ignored area on the page.")
        if "" in titles:
            return _("Give each zone the name of its field.")
        twice = next((title for title in titles if titles.count(title) > 1), "")
        return _("Two zones are called {name}.").format(name=twice) if twice else ""

    def template(self, name: str, *, automatic: bool, alone: bool) -> Template:
        """The template as it was drawn, under that name."""
        zones = self.of_kind(PlaceKind.ZONE)
        kept = {zone.key for zone in zones}
        return replace(
            self._template,
            name=name.strip(),
            anchors=tuple(Anchor(each.title, each.quad) for each in self.of_kind(PlaceKind.ANCHOR)),
            zones=tuple(
                Zone(
                    each.key or _free(each.title.strip(), kept),
                    each.title.strip(),
                    each.quad,
                    each.shape,
                    each.required,
                )
                for each in zones
            ),
            ignored=tuple(each.quad for each in self.of_kind(PlaceKind.IGNORED)),
            automatic=automatic,
            alone=alone,
        )


def _free(title: str, taken: Iterable[str]) -> str:
    """A key for a new zone: its title, as long as no other zone has it from earlier days."""
    keys, number, key = set(taken), 1, title
    while key in keys:
        number += 1
        key = f"{title} {number}"
    return key
