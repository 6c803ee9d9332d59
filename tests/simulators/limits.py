"""Calls in a moving window of time, as the vendors' gateways count them."""

from collections import deque


class SlidingWindow:
    """Lets `limit` calls pass within any `seconds`; a refused call does not count."""

    def __init__(self, limit: int, seconds: float = 1.0) -> None:
        self.limit = limit
        self.seconds = seconds
        self._passed: deque[float] = deque()

    def admit(self, now: float) -> bool:
        """Whether a call may pass at this moment; counts it if so."""
        while self._passed and self._passed[0] <= now - self.seconds:
            self._passed.popleft()
        if len(self._passed) >= self.limit:
            return False
        self._passed.append(now)
        return True
