"""The HTTP side of a simulator: reads requests, sends answers, sound or damaged, and ends at once when told to."""

import contextlib
import os
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.simulators.faults import BEFORE_ALL, Fault, Wire
from tests.simulators.records import Answer, Asked

if TYPE_CHECKING:
    from tests.simulators.service import Simulator

LINGER = "hh" if os.name == "nt" else "ii"
LARGEST_BODY = 128_000_000
NEVER_WHOLE = {Wire.RESET, Wire.LOST, Wire.CUT_OFF, Wire.LENGTH_TOO_LONG, Wire.LENGTH_TOO_SHORT}
WIRE_BREAKS = (ConnectionError, TimeoutError, ValueError, OSError)


class Gate(ThreadingHTTPServer):
    """Listens on loopback; knows its open connections, so that closing it frees their threads."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, port: int, simulator: "Simulator") -> None:
        self.simulator = simulator
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", port), Conversation)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every open connection."""
        with self._lock:
            left = list(self._open)
        for connection in left:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Callers may vanish at any moment; what goes wrong in the service itself is kept by the simulator."""


class Conversation(BaseHTTPRequestHandler):
    """One connection, kept open for many requests."""

    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    disable_nagle_algorithm = True
    server: Gate
    _arrived = 0.0

    def setup(self) -> None:
        super().setup()
        self.connection.settimeout(self.server.simulator.idle_seconds)

    def parse_request(self) -> bool:
        self._arrived = self.server.simulator.now()
        return super().parse_request()

    def do_POST(self) -> None:
        self._converse()

    do_GET = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_POST  # noqa: N815 - named by the library

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by the library
        """Nothing is printed; the calls are kept."""

    def _converse(self) -> None:
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self._body(headers)
        if body is None:
            self.close_connection = True
            return
        asked = Asked(self.command, path, query, headers, body, self._arrived)
        simulator = self.server.simulator
        call = simulator.begin(asked)
        fault = simulator.fault_for(call, asked)
        answer = simulator.respond(asked, call, fault)
        if fault is not None and fault.what in BEFORE_ALL:
            answer = fault.instead()
        call.status = answer.status
        # Noted before it is sent, for the caller may ask as soon as the last byte is there.
        call.complete = fault is None or fault.what not in NEVER_WHOLE
        try:
            self._send(answer, fault)
        except WIRE_BREAKS:
            call.complete = False

    def _body(self, headers: dict[str, str]) -> bytes | None:
        try:
            length = int(headers.get("content-length") or 0)
            if length > LARGEST_BODY:
                return None
            body = self.rfile.read(length)
        except WIRE_BREAKS:
            return None
        return body if len(body) == length else None

    def _send(self, answer: Answer, fault: Fault | None) -> None:
        if fault is None or not isinstance(fault.what, Wire):
            self._write(self._head(answer, len(answer.body)) + answer.body)
            return
        if fault.what in {Wire.RESET, Wire.LOST}:
            self._reset()
            return
        if fault.what is Wire.STALL and self.server.simulator.wait(fault.seconds):
            self._reset()
            raise ConnectionResetError
        answer = fault.damage(answer)
        if fault.what in {Wire.CUT_OFF, Wire.LENGTH_TOO_LONG, Wire.LENGTH_TOO_SHORT}:
            self.close_connection = True
        announced = len(answer.body) + {Wire.LENGTH_TOO_LONG: 64, Wire.LENGTH_TOO_SHORT: -16}.get(fault.what, 0)
        head = self._head(answer, max(0, announced))
        if fault.what is Wire.DRIP:
            self._drip(head + answer.body, fault.seconds)
            return
        half = len(answer.body) // 2
        self._write(head + (answer.body[:half] if fault.what is Wire.CUT_OFF else answer.body))
        if fault.what in {Wire.CUT_OFF, Wire.LENGTH_TOO_LONG, Wire.LENGTH_TOO_SHORT}:
            self.close_connection = True

    def _head(self, answer: Answer, length: int) -> bytes:
        words = self.responses.get(answer.status, ("",))[0]
        lines = [f"HTTP/1.1 {answer.status} {getattr(words, 'value', words)}", f"Server: {self.server_version}"]
        lines.append(f"Date: {self.date_time_string(int(self.server.simulator.now()))}")
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        lines += ["Connection: close"] * self.close_connection
        return "\r\n".join([*lines, f"Content-Length: {length}", "\r\n"]).encode("latin-1")

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def _drip(self, data: bytes, seconds: float) -> None:
        for place in range(len(data)):
            self._write(data[place : place + 1])
            if self.server.simulator.wait(seconds / len(data)):
                return

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(LINGER, 1, 0))
        self.close_connection = True
        self.rfile.close()
        self.connection.close()
