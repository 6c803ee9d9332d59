"""Templates from F4 to the pages that they fit: drawn, kept and shared, and used on what was read already."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ocrdesk.i18n import N_, Message, _, message, ngettext
from ocrdesk.model import Job, JobState, PageRecord, Template
from ocrdesk.ui.many_files import for_each
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.template_editor import TemplateEditor
    from ocrdesk.ui.dialogs.templates import TemplatesDialog, Wish
    from ocrdesk.ui.main_window import MainWindow

READ = frozenset({JobState.REVIEW, JobState.CONFIRMED})


class TemplatesRun(QObject):
    """One dialog at a time; files are written on a worker."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._app = window.app
        self.dialog: TemplatesDialog | None = None
        self.editor: TemplateEditor | None = None

    def show(self) -> None:
        """F4: the list of templates."""
        from ocrdesk.ui.dialogs.templates import TemplatesDialog

        templates = self._app.templates.all()
        self.dialog = TemplatesDialog(templates, has_page=self._record() is not None, parent=self._window)
        self.dialog.wished.connect(self.grant)
        self.dialog.exec()
        self.dialog.deleteLater()
        self.dialog = None

    def grant(self, wish: "Wish") -> None:
        """Do what was asked for in the dialog."""
        templates = {template.key: template for template in self._app.templates.all()}
        template = templates.get(wish.key)
        match wish.what:
            case "new":
                self.draw_new()
            case "import":
                self._keep(partial(self._app.templates.take_in, Path(wish.text)))
            case _ if template is None:
                return
            case "edit":
                self.draw(template)
            case "use":
                self.use(template)
            case "rename":
                self._keep(partial(self._app.templates.rename, template.key, wish.text))
            case "delete":
                self._window.workers.run(
                    partial(self._app.templates.remove, template.key), partial(self._removed, template), lane="order"
                )
            case "export":
                work = partial(self._app.templates.hand_out, template.key, Path(wish.text))
                self._window.workers.run(work, self._tell_exported, lane="order")

    def draw_new(self) -> None:
        """Draw a template on the page that lies open."""
        record = self._record()
        if record is None:
            hint = message(N_("Open a page that was read first."))
            self._window.tell(Notice(message(N_("No page to draw on")), hint))
            return
        read = record.recognition
        valued = {line for document in record.documents for value in document.fields for line in value.lines}
        printed = tuple(line for number, line in enumerate(read.lines) if number not in valued)
        anchors = self._app.templates.suggested_anchors(printed)
        alone = not record.documents
        name = self._free_name()
        fresh = Template("", name, float(read.width), float(read.height), anchors, alone=alone)
        self._edit(fresh, record)

    def draw(self, template: Template) -> None:
        """Change a template on the page that lies open; it stands there as its anchors say."""
        record = self._record()
        if record is not None:
            drawn, anchored = self._app.templates.redrawn(template, record.recognition)
            lost = template.anchors and not anchored
            note = _("Its anchor words are not on this page: look at the place of each zone.") if lost else ""
            self._edit(drawn, record, note)

    def use(self, template: Template) -> None:
        """Look for that template's zones in the selected files."""
        self._window.commands.choose_document(template.key)
        if self.dialog is not None:
            self.dialog.accept()

    def use_on_read(self) -> None:
        """Look for documents and templates anew in all that was read; what a person changed stays as it is."""
        self._look_anew({job.id: job.document for job in self._read_jobs()})

    def take_in(self, paths: Sequence[Path]) -> None:
        """Keep the templates of these files, which came to the window by themselves."""
        for path in paths:
            self._keep(partial(self._app.templates.take_in, path), self._tell_taken)

    def _tell_taken(self, template: Template) -> None:
        jobs = self._read_jobs()
        words = ngettext("Use it for {count} file", "Use it for {count} files", len(jobs)).format(count=len(jobs))
        offers = (Offer(words, self.use_on_read),) if jobs and _finds_itself(template) else ()
        title = message(N_("The template {name} is saved"), name=template.name)
        self._window.tell(Notice(title, _how(template), Tone.GOOD, offers))

    def _edit(self, template: Template, record: PageRecord, note: str = "") -> None:
        from ocrdesk.ui.dialogs.template_editor import TemplateEditor, TemplatePage

        panes = self._window.panes
        page, job = TemplatePage(panes.page_image(), record, self._app.templates.texts), panes.review.job
        self.editor = TemplateEditor(template, page, self.dialog or self._window, note=note)
        if self.editor.exec() == QDialog.DialogCode.Accepted:
            self._keep(partial(self._app.templates.save, self.editor.template), partial(self._use_here, job))
        self.editor.deleteLater()
        self.editor = None

    def _keep(self, work: Callable[[], Template], then: Callable[[Template], None] | None = None) -> None:
        self._window.workers.run(work, partial(self._kept, then), lane="order")

    def _kept(self, then: Callable[[Template], None] | None, template: Template) -> None:
        self._show(template.key)
        if then is not None:
            then(template)

    def _removed(self, template: Template, _nothing: object) -> None:
        self._show("")
        title = message(N_("The template {name} is deleted"), name=template.name)
        hint = message(N_("Documents that it gave keep their values."))
        back = Offer(N_("Put back"), partial(self._keep, partial(self._app.templates.save, template)))
        self._window.tell(Notice(title, hint, Tone.NEUTRAL, (back,)))

    def _show(self, key: str) -> None:
        self._window.offer_types()
        if self.dialog is not None:
            self.dialog.show_templates(self._app.templates.all(), key)

    def _use_here(self, job: Job | None, template: Template) -> None:
        """A template was drawn: use it on the page it was drawn on, and offer it to the others."""
        if job is None:
            return
        by_hand = not _finds_itself(template)
        self._look_anew({job.id: template.key if by_hand else job.document})
        others = [each for each in self._read_jobs() if each.id != job.id]
        words = ngettext("Use it for {count} other file", "Use it for {count} other files", len(others))
        offers = (Offer(words.format(count=len(others)), self.use_on_read),) if others and not by_hand else ()
        title = message(N_("The template {name} is saved"), name=template.name)
        self._window.tell(Notice(title, _how(template), Tone.GOOD, offers))

    def _look_anew(self, documents: dict[int, str]) -> None:
        """Look for that type in what was read of each of these jobs."""
        look = self._app.queue.set_document
        work = partial(for_each, documents, lambda job_id: look(job_id, documents[job_id]))
        self._window.workers.run(work, _done, lane="order")

    def _read_jobs(self) -> Sequence[Job]:
        return [job for job in self._window.panes.model.jobs() if job.state in READ]

    def _tell_exported(self, path: Path) -> None:
        title = message(N_("{name} is written"), name=path.name)
        self._window.tell(Notice(title, message(N_("Import it on another computer with F4.")), Tone.GOOD))

    def _record(self) -> PageRecord | None:
        return self._window.panes.review.record

    def _free_name(self) -> str:
        names = {template.name for template in self._app.templates.all()}
        number = 1
        while (name := _("Template {number}").format(number=number)) in names:
            number += 1
        return name


def _finds_itself(template: Template) -> bool:
    """Whether pages get it by its anchor words, and not only by being given it."""
    return template.automatic and bool(template.anchors)


def _how(template: Template) -> Message:
    if _finds_itself(template):
        return message(N_("Pages with its anchor words get its fields from now on."))
    return message(N_("Choose it as the type of files that it is meant for."))


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
