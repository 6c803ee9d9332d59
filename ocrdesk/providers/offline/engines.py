"""The settings of the offline provider, with those computing libraries to choose from that are installed."""

import importlib.util
from collections.abc import Sequence

from ocrdesk.i18n import N_
from ocrdesk.model import OptionKind, OptionSpec

AUTO = ("auto", N_("The faster one"))
ENGINES = (("openvino", "OpenVINO"), ("onnxruntime", "ONNX Runtime"))
"""The libraries by the names of their modules; installations may leave one out for its size."""
MEMORY_CEILING = OptionSpec(
    "memory_ceiling",
    N_("Memory for the models, in MB"),
    OptionKind.NUMBER,
    default="1500",
    hint=N_("When they use more after a page, they are loaded anew."),
    minimum=300,
    maximum=64_000,
)
THREADS = OptionSpec(
    "threads",
    N_("Processor cores to use"),
    OptionKind.NUMBER,
    default="0",
    hint=N_("0 uses all."),
    minimum=0,
    maximum=256,
)


def offered_options() -> tuple[OptionSpec, ...]:
    """The options as this installation can keep them. Imports none of the libraries."""
    return engine_option([name for name, _title in ENGINES if importlib.util.find_spec(name)]), MEMORY_CEILING, THREADS


def engine_option(installed: Sequence[str]) -> OptionSpec:
    """The choice between the installed libraries; a single one is named, with why there is no other to choose."""
    choices = tuple(engine for engine in ENGINES if engine[0] in installed)
    hint = N_("Change this only if recognition does not start.")
    if len(choices) == 1:
        hint = N_("The only one in this installation; there is no other to change to.")
        choices = ((AUTO[0], choices[0][1]),)
    else:
        choices = (AUTO, *choices)
    return OptionSpec("engine", N_("Computing library"), OptionKind.CHOICE, AUTO[0], choices, hint)
