"""The HTTP client of a provider: proxy, certificates, time limits, and calls started at the right pace."""

import ssl
from collections.abc import Mapping
from functools import partial
from ipaddress import ip_address
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import httpx

from ocrdesk.errors import NetworkFailed
from ocrdesk.i18n import N_
from ocrdesk.providers.web.pacing import Pacer
from ocrdesk.providers.web.seams import Network, Seams, Transport

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
CONNECTIONS = 32
BAD_CA = N_("The office's own CA file cannot be used")
CHOOSE_CA = N_("It must be a PEM file with certificates. Choose it anew in the settings, under Network.")
BAD_PROXY = N_("The proxy's address cannot be understood")
TYPE_PROXY = N_("Write it as http://host:port in the settings, under Network.")
PACER, CANCELLED = "pacer", "cancelled"
"""Names among a request's extensions."""


def make_client(seams: Seams, provider: str) -> httpx.Client:
    """A client for that provider's service; nothing is connected yet. TLS is always verified."""
    network = seams.network()
    inner = seams.transport or _transport(network)
    limits = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    return httpx.Client(transport=PacedTransport(inner, seams, provider), timeout=limits, follow_redirects=False)


def allowed(endpoint: str) -> bool:
    """Whether keys and pictures may go to that address: https anywhere, http only on this computer."""
    parts = urlsplit(endpoint)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_loopback(parts.hostname or "")


class PacedTransport(httpx.BaseTransport):
    """Waits for a call's turn just before its first byte goes out, and lets none out while the clouds are locked.

    Over a real connection its turn comes once that stands: a new one takes longer than one that is kept open, which
    would bring calls together that began at the right distance.
    """

    def __init__(self, inner: Transport, seams: Seams, provider: str) -> None:
        self._inner = inner
        self._network = seams.network
        self._provider = provider

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        refusal = self._network().refusal(self._provider)
        if refusal is not None:
            raise refusal
        pacer: Pacer | None = request.extensions.get(PACER)
        if pacer is not None:
            cancelled: Event = request.extensions[CANCELLED]
            if isinstance(self._inner, _Proxied):
                request.extensions["trace"] = partial(_take_turn, pacer, cancelled)
            else:
                pacer.take(cancelled)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


def _take_turn(pacer: Pacer, cancelled: Event, step: str, told: Mapping[str, Any]) -> None:
    """Hears of each step of sending; a proxy's tunnel is no call."""
    if step == "http11.send_request_headers.started" and told["request"].method != b"CONNECT":
        pacer.take(cancelled)


def _transport(network: Network) -> httpx.BaseTransport:
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    return _Proxied(network, limits)


class _Proxied(httpx.BaseTransport):
    """Sends through the proxy that the network's settings name; loopback never goes through one."""

    def __init__(self, network: Network, limits: httpx.Limits) -> None:
        context = trusted(network.ca_file)
        self._direct = httpx.HTTPTransport(verify=context, limits=limits)
        try:
            self._by_scheme: dict[str, httpx.HTTPTransport] = {
                scheme: httpx.HTTPTransport(verify=context, limits=limits, proxy=proxy)
                for scheme, proxy in _proxies(network).items()
            }
        except (ValueError, httpx.InvalidURL) as exc:
            self._direct.close()
            raise NetworkFailed(cause=BAD_PROXY, remedy=TYPE_PROXY) from exc
        self._system = network.proxy == "system"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._way(request.url).handle_request(request)

    def close(self) -> None:
        for transport in (self._direct, *self._by_scheme.values()):
            transport.close()

    def _way(self, url: httpx.URL) -> httpx.HTTPTransport:
        from urllib.request import proxy_bypass

        if _is_loopback(url.host) or (self._system and proxy_bypass(url.host)):
            return self._direct
        return self._by_scheme.get(url.scheme, self._direct)


def _proxies(network: Network) -> dict[str, str]:
    from urllib.request import getproxies

    if network.proxy == "none":
        return {}
    if network.proxy != "system":
        return {"http": network.proxy, "https": network.proxy}
    found = getproxies()
    return {scheme: found[scheme] for scheme in ("http", "https") if scheme in found}


def trusted(ca_file: str) -> ssl.SSLContext:
    """Certificates are judged as the system does, and by the office's own CA file where one is given."""
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as exc:  # ssl.SSLError is one
            raise NetworkFailed(cause=BAD_CA, remedy=CHOOSE_CA) from exc
    return context


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
