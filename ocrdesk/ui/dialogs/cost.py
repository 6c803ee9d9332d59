"""The question before a batch that is paid for: how many calls, what is left, and whether to ask again next time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _, ngettext
from ocrdesk.ui.dialogs.buttons import accept_and_cancel
from ocrdesk.ui.dialogs.option_editor import TEXT_MARGIN

WIDTH = 520
MOST = 1_000_000
USUAL = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """What a batch costs at one provider: calls at least, calls used this month, and the quota (0: none)."""

    provider: str
    title: str
    calls: int
    used: int
    quota: int

    @property
    def left(self) -> int:
        return max(self.quota - self.used, 0)

    @property
    def beyond(self) -> bool:
        """Whether the batch needs more than is left."""
        return bool(self.quota) and self.calls > self.left


class Answer(StrEnum):
    """What the clerk said: no; yes; yes, and pay even for what was paid for once."""

    NO = "no"
    GO = "go"
    AFRESH = "afresh"


class CostDialog(QDialog):
    """Asks once; `answer` and `ask_above` are what came of it."""

    def __init__(self, costs: Sequence[Cost], *, again: bool, ask_above: int, parent: QWidget | None = None) -> None:
        """`again`: the documents were read before, so that there may be answers that are kept."""
        super().__init__(parent)
        self.answer = Answer.NO
        self._again = again
        self._beyond = any(cost.beyond for cost in costs)
        self._stop_asking, self._above = QCheckBox(_("Do not ask again up to this many calls:")), QSpinBox()
        self._above.setRange(1, MOST)
        self._above.setGroupSeparatorShown(True)
        self._above.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        self._above.setValue(max(ask_above, USUAL))
        self._above.setEnabled(False)
        self._above.setAccessibleName(_("Ask before more paid calls than"))
        self._stop_asking.toggled.connect(self._above.setEnabled)
        self.setWindowTitle(_("Paid calls"))
        self.setMinimumWidth(WIDTH)
        self._lay_out(costs)

    @property
    def ask_above(self) -> int | None:
        """Up to how many calls the clerk does not want to be asked; None where that stays as it is."""
        return self._above.value() if self._stop_asking.isChecked() else None

    def _lay_out(self, costs: Sequence[Cost]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        title = QLabel(_("Read these documents again?") if self._again else _("Send these documents?"))
        title.setProperty("role", "title")
        column.addWidget(title)
        for cost in costs:
            column.addWidget(_wrapped(_words(cost)))
        if self._again:
            column.addWidget(_wrapped(_("Answers that are kept cost nothing; pay again only if they are not good.")))
        if self._beyond:
            warning = _wrapped(_("This is more than is left of the quota that you set."))
            warning.setProperty("role", "notice")
            warning.setProperty("tone", "amber")
            column.addWidget(warning)
        row = QHBoxLayout()
        row.addWidget(self._stop_asking)
        row.addWidget(self._above)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self._buttons())
        self._go.setFocus()  # not before: the keyboard would go to the first widget of the dialog

    def _buttons(self) -> QDialogButtonBox:
        box, self._go = accept_and_cancel(_("Take kept answers") if self._again else _("Recognise"))
        self._go.setObjectName("go")
        self._go.clicked.connect(lambda: self._take(Answer.GO))
        box.rejected.connect(self.reject)
        if self._again:
            pay = box.addButton(_("Pay again"), QDialogButtonBox.ButtonRole.ActionRole)
            pay.setObjectName("afresh")
            pay.clicked.connect(lambda: self._take(Answer.AFRESH))
        return box

    def _take(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def _words(cost: Cost) -> str:
    calls = ngettext("{provider}: at least {count} call.", "{provider}: at least {count} calls.", cost.calls)
    words = calls.format(provider=_(cost.title), count=f"{cost.calls:,}")
    if not cost.quota:
        used = ngettext("{count} call made this month.", "{count} calls made this month.", cost.used)
        return f"{words} {used.format(count=f'{cost.used:,}')}"
    left = _(LEFT).format(left=f"{cost.left:,}", quota=f"{cost.quota:,}")
    return f"{words} {left}"


LEFT = N_("{left} of {quota} are left this month.")


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
