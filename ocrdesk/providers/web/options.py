"""The options that every cloud service has, and how option values are read."""

import math
from collections.abc import Mapping, Sequence

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import OptionKind, OptionSpec

CALLS_PER_SECOND = OptionSpec(
    "calls_per_second",
    N_("Calls a second"),
    OptionKind.NUMBER,
    "0",
    hint=N_("0: as many as the service allows. Lower it where other programs share the account."),
    minimum=0,
    maximum=1000,
)
QUOTA = OptionSpec(
    "quota",
    N_("Calls a month"),
    OptionKind.NUMBER,
    "0",
    hint=N_(
        "0: not counted against anything. You are warned at 80 % and asked when they are used up. "
        "The month is the services': it begins at midnight in Beijing."
    ),
    minimum=0,
    maximum=100_000_000,
)
SPLIT = OptionSpec(
    "split",
    N_("Several documents on a page"),
    OptionKind.CHOICE,
    "local",
    choices=(
        ("local", N_("Found on this computer; each is one call")),
        ("service", N_("Found by the service's own classifier, which is paid too")),
        ("none", N_("Send whole pages only")),
    ),
)
CLOCK = OptionSpec(
    "clock",
    NC_("option", "Clock"),
    OptionKind.CHOICE,
    "computer",
    choices=(
        ("computer", NC_("clock", "This computer's")),
        ("service", NC_("clock", "The service's, where this computer's is wrong")),
    ),
    hint=N_("Calls carry the time; a service refuses those that are minutes off."),
)


def endpoint_option(address: str) -> OptionSpec:
    """The service's address, for private deployments; `address` is the usual one."""
    return OptionSpec(
        "endpoint",
        NC_("service", "Address"),
        default="",
        hint=N_("Only for a private deployment; empty for the service itself."),
        choices=((address, address),),
    )


def values(specs: Sequence[OptionSpec], given: Mapping[str, str]) -> dict[str, str]:
    """All options with their values, trimmed; missing and impossible ones have their defaults."""
    return {spec.key: _value(spec, given.get(spec.key, "").strip()) for spec in specs}


def _value(spec: OptionSpec, text: str) -> str:
    if not text:
        return spec.default
    if spec.kind is OptionKind.NUMBER:
        try:
            number = float(text)
        except ValueError:
            return spec.default
        return f"{min(max(number, spec.minimum), spec.maximum):.12g}" if math.isfinite(number) else spec.default
    if spec.kind is OptionKind.CHOICE:
        return text if text in dict(spec.choices) else spec.default
    if spec.kind is OptionKind.FLAG:
        return "true" if text in {"true", "1", "yes", "on"} else "false"
    return text
