"""Who can read pages: one folder each, all listed here."""

from collections.abc import Mapping

from ocrdesk.model import Provider
from ocrdesk.providers.ctyun.ctyun_provider import CtyunProvider
from ocrdesk.providers.huawei.huawei_provider import HuaweiProvider
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.providers.tencent.tencent_provider import TencentProvider
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.newer_version import newer_version
from ocrdesk.providers.web.seams import Network, Seams, Transport

__all__ = ["PROVIDERS", "Network", "Seams", "Transport", "make_cloud", "make_providers", "newer_version"]

CLOUDS: tuple[type[CloudProvider], ...] = (TencentProvider, HuaweiProvider, CtyunProvider)
PROVIDERS: tuple[type[OfflineProvider | CloudProvider], ...] = (OfflineProvider, *CLOUDS)
"""The classes, in the order offered."""


def make_cloud(key: str, options: Mapping[str, str], seams: Seams) -> CloudProvider:
    """One cloud provider by its key, beside those in use: for trying options before they are kept."""
    return next(kind for kind in CLOUDS if kind.key == key)(options=options, seams=seams)


def make_providers(options: Mapping[str, Mapping[str, str]], seams: Seams) -> dict[str, Provider]:
    """One of each by key, with its options; nothing is started or connected."""
    made: dict[str, Provider] = {OfflineProvider.key: OfflineProvider(options=options.get(OfflineProvider.key, {}))}
    for kind in CLOUDS:
        made[kind.key] = kind(options=options.get(kind.key, {}), seams=seams)
    return made
