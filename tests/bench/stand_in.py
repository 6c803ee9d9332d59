"""The command line with a recogniser that answers at once: for measuring all but the recognition.

python stand_in.py digitize FILE...
"""

import sys
from collections.abc import Mapping
from threading import Event

from ocrdesk import app, cli
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import Character, Line, OptionSpec, Page, ProviderState, Quad, Recognition, Request

TEXT = "关于做好档案数字化工作的通知，请各部门遵照执行"


class StandIn:
    """Forty lines on every page, each character with its confidence, as the real one gives them."""

    key = "offline"
    title = "stand-in"
    leaves_computer = False
    options: tuple[OptionSpec, ...] = ()
    concurrency = 1
    readable = ("auto", "text", "table")

    def __init__(self, *, options: Mapping[str, str] | None = None) -> None:
        del options

    def reads(self, document: str) -> bool:
        return document in self.readable

    def calls(self, document: str) -> int:
        return 0

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        lines = tuple(self._line(f"{page.number}.{row} {TEXT}", 40 * row + 60) for row in range(40))
        order = tuple((place,) for place in range(len(lines)))
        return Recognition("offline", page.width, page.height, lines=lines, paragraphs=order)

    def _line(self, text: str, top: float) -> Line:
        step = 1 / len(text)
        characters = tuple(
            Character(character, 0.98, place * step, (place + 1) * step) for place, character in enumerate(text)
        )
        return Line(text, 0.98, Quad.from_box(100, top, 1100, top + 30), characters=characters)

    def read_line(self, page: Page, quad: Quad) -> Line:
        return self._line(TEXT, quad.bounds.top)

    def warm_up(self) -> None:
        pass

    def state(self) -> ProviderState:
        return ProviderState(ready=True, message=message(N_("Ready")))

    def check(self) -> Message:
        return message(N_("Ready"))

    def configure(self, options: Mapping[str, str]) -> None:
        pass

    def close(self) -> None:
        pass


if __name__ == "__main__":
    vars(app)["PROVIDERS"] = (StandIn,)
    sys.exit(cli.main(sys.argv[1:]))
