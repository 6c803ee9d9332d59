"""What the three simulators share: a life between `with` lines, a clock, faults to order, and the calls kept."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self
from uuid import uuid4

from tests.simulators.faults import BEFORE_ALL, Fault, Wire
from tests.simulators.parameters import unchecked
from tests.simulators.records import Answer, Asked, Call, Refused
from tests.simulators.truths import Truths
from tests.simulators.vendor_errors import VendorErrors
from tests.simulators.wire import Gate


class Simulator:
    """A vendor's service on loopback; `with` starts it, its end stops it and shows what broke in it."""

    vendor = ""

    def __init__(
        self,
        *,
        port: int = 0,
        truths: Truths | None = None,
        answer_seconds: float = 0.0,
        clock: Callable[[], float] = time.time,
        clock_offset: float = 0.0,
        idle_seconds: float | None = None,
        jitter_seconds: float = 0.0,
    ) -> None:
        self.jitter_seconds = jitter_seconds
        """How far a busy computer may bring calls together on their way: the window of calls is shorter by this."""
        self._clock = clock
        self.truths = truths or Truths()
        self.answer_seconds = answer_seconds
        """How long an accepted call takes."""
        self.clock_offset = clock_offset
        """How far this service's clock is ahead of this computer's."""
        self.idle_seconds = idle_seconds
        """After how long a connection that nobody uses is closed; None for never."""
        self.variants: dict[str, str] = {}
        """The sample answer to give, by action or API; the first or the fitting one where nothing is said."""
        self.errors = VendorErrors(self.vendor)
        self.broken: list[Exception] = []
        self.lock = threading.RLock()
        self._calls: list[Call] = []
        self._faults: list[Fault] = []
        self._port = port
        self._gate: Gate | None = None
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()

    def __enter__(self) -> Self:
        self._ending.clear()
        self._gate = Gate(self._port, self)
        self._thread = threading.Thread(target=self._gate.serve_forever, args=(0.02,), name=f"simulated {self.vendor}")
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        self.stop()
        if self.broken and kind is None:
            raise self.broken[0]

    def stop(self) -> None:
        """Stop listening and end every connection; the port is free afterwards."""
        gate, self._gate = self._gate, None
        if gate is None or self._thread is None:
            return
        self._port = gate.server_port
        self._ending.set()
        gate.shutdown()
        gate.hang_up()
        gate.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        port = self._gate.server_port if self._gate else self._port
        return f"http://127.0.0.1:{port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call so far, in the order of arrival."""
        with self.lock:
            return tuple(self._calls)

    @property
    def accepted(self) -> tuple[Call, ...]:
        """The calls that were answered with a result."""
        return tuple(call for call in self.calls if call.accepted)

    def now(self) -> float:
        """Seconds since 1970 by this service's clock."""
        return self._clock() + self.clock_offset

    def wait(self, seconds: float) -> bool:
        """Let time pass; True if the service ends meanwhile."""
        return self._ending.wait(seconds)

    def fail(
        self,
        what: Wire | str,
        times: int | None = 1,
        *,
        when: Callable[[Call], bool] | None = None,
        message: str = "",
        status: int = 0,
        seconds: float = 0.0,
        location: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Fault:
        """Answer the next `times` calls (None: all) for which `when` holds with a vendor's code or a broken wire.

        A code takes its message and HTTP status from the vendor's list; `message` names the row where one code
        has several, or replaces the words; `headers` come on top, such as Retry-After.
        """
        fault = Fault(what, times, when, message, status, seconds, location, headers or {})
        with self.lock:
            self._faults.append(fault)
        return fault

    @contextmanager
    def failing(self, what: Wire | str, **how: Any) -> Iterator[Fault]:
        """Fail all calls while the block lasts."""
        fault = self.fail(what, how.pop("times", None), **how)
        try:
            yield fault
        finally:
            fault.left = 0

    def heal(self) -> None:
        """Take back every order to fail."""
        with self.lock:
            self._faults.clear()

    def begin(self, asked: Asked) -> Call:
        """Note that a call has come in."""
        with self.lock:
            call = Call(len(self._calls) + 1, asked.time, asked.method, asked.path, len(asked.body))
            call.request_id = str(uuid4())
            self._calls.append(call)
            return call

    def fault_for(self, call: Call, asked: Asked) -> Fault | None:
        """The fault that is ordered for this call."""
        with self.lock:
            self.describe(asked, call)
            if any(fault.when for fault in self._faults):
                call.parameters = unchecked(asked.body)
            return next((fault for fault in self._faults if self.concerns(fault, call) and fault.meets(call)), None)

    def concerns(self, fault: Fault, call: Call) -> bool:
        """Whether a fault can befall this kind of call at all."""
        return True

    def respond(self, asked: Asked, call: Call, fault: Fault | None) -> Answer:
        """The answer: a refusal if one is ordered or due, else what the vendor would find in the picture."""
        if fault is not None:
            call.fault = str(fault.what)
            if fault.what in BEFORE_ALL:
                return Answer(0, b"")
            if not isinstance(fault.what, Wire):
                answer = self._refuse(call, Refused(fault.what, fault.message, fault.status))
                return replace(answer, headers={**answer.headers, **fault.headers})
        try:
            answer = self.answer(asked, call)
        except Refused as refused:
            return self._refuse(call, refused)
        except Exception as error:  # noqa: BLE001 - shown when the service ends
            self.broken.append(error)
            return Answer(500, repr(error).encode())
        call.accepted = True
        self.wait(self.answer_seconds)
        return answer

    def _refuse(self, call: Call, refused: Refused) -> Answer:
        call.code = refused.code
        return self.refusal(call, refused)

    def describe(self, asked: Asked, call: Call) -> None:
        """Fill in the action, the user and the parameters as far as they can be read unchecked."""
        raise NotImplementedError

    def answer(self, asked: Asked, call: Call) -> Answer:
        """Check everything as the vendor does, and answer; Refused where it would refuse."""
        raise NotImplementedError

    def refusal(self, call: Call, refused: Refused) -> Answer:
        """The vendor's words for a refusal."""
        raise NotImplementedError
