"""The bill of materials in CycloneDX: every library of the bundle with its version, licence and what needs it."""

import os
import platform
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from uuid import NAMESPACE_URL, uuid5

import contents
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from ocrdesk import __version__
from ocrdesk.ui.help import components

EPOCH = "SOURCE_DATE_EPOCH"
"""Named by those who build the same thing twice: the seconds since 1970 that stand for now."""
SPDX = {
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "MIT License": "MIT",
}
"""What licences are called where no identifier is given."""


def bill() -> str:
    """The bill as JSON; the same libraries and SOURCE_DATE_EPOCH give the same text."""
    licences = LicenseFactory()
    agpl = licences.make_with_id("AGPL-3.0-or-later")
    program = Component(
        name="OCRDesk", version=__version__, type=ComponentType.APPLICATION, bom_ref="ocrdesk", licenses=[agpl]
    )
    parts = {_key(each.name): _component(each, licences) for each in shipped()}
    bom = Bom(components=parts.values(), serial_number=uuid5(NAMESPACE_URL, _identity()))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ.get(EPOCH) or datetime.now(UTC).timestamp()), UTC)
    bom.register_dependency(program, [parts[each] for each in (*_needed("ocrdesk"), "python") if each in parts])
    for key, part in parts.items():
        bom.register_dependency(part, [parts[each] for each in _needed(key) if each in parts])
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def shipped() -> list[components.Component]:
    """What the bundle holds: all that the program needs but what the bundle leaves out."""
    left_out = {_key(name) for name in contents.EXCLUDED}
    return [each for each in components.components() if _key(each.name) not in left_out]


def _identity() -> str:
    return "|".join(
        (f"ocrdesk {__version__}", platform.system(), *(f"{each.name} {each.version}" for each in shipped()))
    )


def _component(library: components.Component, licences: LicenseFactory) -> Component:
    key = _key(library.name)
    told = SPDX.get(library.licence, library.licence)
    return Component(
        name=library.name,
        version=library.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{key}@{library.version}",
        purl=PackageURL("generic" if key == "python" else "pypi", None, key, library.version),
        licenses=[licences.make_from_string(told)] if told else [],
    )


def _needed(name: str) -> Iterator[str]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for line in lines:
        if "extra ==" not in line and (found := re.match(r"[\w.-]+", line)):
            yield _key(found[0])


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
