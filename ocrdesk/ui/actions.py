"""All that the clerk can do, in one table: it makes the menus, the tool bar, the shortcuts and the key sheet."""

from dataclasses import dataclass
from enum import StrEnum

from ocrdesk.i18n import N_

QUEUE, TABLE, TEXT = "queue", "table", "text"


class Menu(StrEnum):
    """The menus, in order; the value is the title."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    RECOGNISE = N_("&Recognise")
    REVIEW = N_("Revie&w")
    DOCUMENT = N_("&Document")
    TABLE = N_("&Table")
    VIEW = N_("&View")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do. `method` is where the window finds it, such as "open_files" or "review.undo".

    `keys` are portable key names; the first one is shown. `pane` names the only pane in which the keys
    work, "" for the whole window. `first` begins a new section of its menu. `short` is its name on the tool bar.
    `in_text` is where the window finds the like of it while the keyboard is in the Text tab.
    """

    id: str
    text: str
    method: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    pane: str = ""
    first: bool = False
    short: str = ""
    in_text: str = ""


ACTIONS = (
    ActionSpec("open", N_("&Open files…"), "intake.choose_files", Menu.FILE, ("Ctrl+O",), "open", short=N_("Open")),
    ActionSpec("open_folder", N_("Open &folder…"), "intake.choose_folder", Menu.FILE, ("Ctrl+Shift+O",), "folder"),
    ActionSpec("screen_area", N_("Take an &area of the screen"), "screen_area.begin", Menu.FILE, ("Ctrl+Shift+S",)),
    ActionSpec("scan", N_("S&can…"), "scan_run.show", Menu.FILE, ("Ctrl+Shift+A",)),
    ActionSpec("samples", N_("Load the &samples"), "intake.add_samples", Menu.FILE),
    ActionSpec("export", N_("&Export…"), "commands.export", Menu.FILE, ("Ctrl+E",), "export", first=True),
    ActionSpec("attachments", N_("Save what the ser&vice delivered…"), "commands.save_attachments", Menu.FILE),
    ActionSpec("settings", N_("Se&ttings…"), "commands.show_settings", Menu.FILE, ("Ctrl+,",), "settings", first=True),
    ActionSpec("quit", N_("&Quit"), "close", Menu.FILE, ("Ctrl+Q",), first=True),
    ActionSpec("undo", N_("&Undo"), "panes.review.undo", Menu.EDIT, ("Ctrl+Z",), "undo", in_text="panes.text.undo"),
    ActionSpec(
        "redo",
        N_("&Redo"),
        "panes.review.redo",
        Menu.EDIT,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        in_text="panes.text.redo",
    ),
    ActionSpec(
        "paste",
        N_("&Paste picture or files"),
        "intake.paste",
        Menu.EDIT,
        ("Ctrl+V",),
        "paste",
        first=True,
        short=N_("Paste"),
    ),
    ActionSpec(
        "remove",
        N_("Re&move from the queue"),
        "commands.removing.ask",
        Menu.EDIT,
        ("Del",),
        "remove",
        QUEUE,
    ),
    ActionSpec("copy_code", N_("Copy the &code on the page"), "commands.copy_code", Menu.EDIT, ("Alt+C",)),
    ActionSpec(
        "find",
        N_("&Find a file, or in the text"),
        "commands.find_file",
        Menu.EDIT,
        ("Ctrl+F",),
        "search",
        first=True,
        in_text="panes.text.find_text",
    ),
    ActionSpec("find_next", N_("Find next in the text"), "panes.find_next", Menu.EDIT, ("Ctrl+G",), pane=TEXT),
    ActionSpec(
        "find_previous",
        N_("Find previous in the text"),
        "panes.find_previous",
        Menu.EDIT,
        ("Ctrl+Shift+G",),
        pane=TEXT,
    ),
    ActionSpec("next_doubt", N_("Next unsure character of the text"), "panes.next_doubt", Menu.EDIT, ("Alt+U",)),
    ActionSpec(
        "find_replace",
        N_("Find and r&eplace…"),
        "commands.batch_run.find_replace",
        Menu.EDIT,
        ("Ctrl+H",),
        in_text="panes.text.replace_text",
    ),
    ActionSpec("recognise", N_("&Recognise"), "commands.recognise", Menu.RECOGNISE, ("F5",), "play"),
    ActionSpec(
        "retry", N_("&Try the failed ones again"), "commands.retry_failed", Menu.RECOGNISE, ("Shift+F5",), "retry"
    ),
    ActionSpec(
        "pause", N_("&Pause or go on"), "commands.toggle_pause", Menu.RECOGNISE, ("Pause",), "pause", first=True
    ),
    ActionSpec(
        "cancel", N_("&Cancel recognition"), "commands.cancel_all", Menu.RECOGNISE, ("Ctrl+Shift+F5",), "cancel"
    ),
    ActionSpec(
        "turn_left", N_("Turn page &left"), "commands.turn_left", Menu.RECOGNISE, ("Ctrl+[",), "rotate-left", first=True
    ),
    ActionSpec(
        "turn_right", N_("Turn page r&ight"), "commands.turn_right", Menu.RECOGNISE, ("Ctrl+]",), "rotate-right"
    ),
    ActionSpec(
        "templates", N_("&Zones and templates…"), "commands.templates_run.show", Menu.RECOGNISE, ("F4",), first=True
    ),
    ActionSpec(
        "confirm",
        N_("&Confirm document"),
        "panes.review.confirm_page",
        Menu.REVIEW,
        ("Ctrl+Enter", "Ctrl+Return"),
        "check",
    ),
    ActionSpec(
        "glyph_sheet", N_("Same-gl&yph sheet…"), "commands.batch_run.show_glyphs", Menu.REVIEW, ("F7",), first=True
    ),
    ActionSpec("field_sheet", N_("&Field sheet…"), "commands.batch_run.show_fields", Menu.REVIEW, ("F8",)),
    ActionSpec("confirm_all", N_("Confirm &all that pass…"), "commands.batch_run.confirm_all", Menu.REVIEW, ("F9",)),
    ActionSpec(
        "restore", N_("Bring the &machine's value back"), "panes.review.restore_field", Menu.REVIEW, ("Ctrl+M",)
    ),
    ActionSpec(
        "other_readings", N_("Other &readings…"), "commands.field_tools.readings.show", Menu.REVIEW, ("Alt+Down",)
    ),
    ActionSpec("absent", N_("No&t on this document"), "panes.review.set_absent", Menu.REVIEW, ("Alt+N",)),
    ActionSpec("illegible", N_("&Illegible"), "panes.review.set_illegible", Menu.REVIEW, ("Alt+L",)),
    ActionSpec(
        "read_again",
        N_("Read the field a&gain"),
        "commands.field_tools.rereading.read_offline",
        Menu.REVIEW,
        ("Ctrl+R",),
        "retry",
        first=True,
    ),
    ActionSpec(
        "read_again_cloud",
        N_("Read it again by the clo&ud"),
        "commands.field_tools.rereading.read_by_cloud",
        Menu.REVIEW,
        ("Ctrl+Shift+R",),
        "cloud",
    ),
    ActionSpec(
        "large_look", N_("The field, &large"), "commands.field_tools.look.toggle", Menu.REVIEW, ("F2",), "zoom-in"
    ),
    ActionSpec(
        "postpone", N_("Po&stpone…"), "commands.field_tools.postponing.ask", Menu.REVIEW, ("Ctrl+J",), "postponed"
    ),
    ActionSpec("next_problem", N_("&Next problem"), "panes.next_problem", Menu.REVIEW, ("F3",), first=True),
    ActionSpec("previous_problem", N_("&Previous problem"), "panes.previous_problem", Menu.REVIEW, ("Shift+F3",)),
    ActionSpec("next_job", N_("Next &document"), "panes.review.next_job", Menu.REVIEW, ("Ctrl+PgDown",), first=True),
    ActionSpec("previous_job", N_("Previous d&ocument"), "panes.review.previous_job", Menu.REVIEW, ("Ctrl+PgUp",)),
    ActionSpec("change_type", N_("Change the &type…"), "commands.arranging.change_type", Menu.DOCUMENT, ("Ctrl+T",)),
    ActionSpec("pair", N_("&Pair with its other side…"), "commands.pairing.ask", Menu.DOCUMENT, ("Ctrl+Shift+P",)),
    ActionSpec(
        "split_document",
        N_("&Split in two…"),
        "commands.arranging.split",
        Menu.DOCUMENT,
        ("Ctrl+Shift+L",),
        first=True,
    ),
    ActionSpec(
        "merge_documents", N_("&Merge with another"), "commands.arranging.merge", Menu.DOCUMENT, ("Ctrl+Shift+M",)
    ),
    ActionSpec(
        "delete_document", N_("&Delete from the page"), "commands.arranging.delete", Menu.DOCUMENT, ("Ctrl+Shift+Del",)
    ),
    ActionSpec("crop", N_("&Crop the page…"), "commands.cropping.ask", Menu.DOCUMENT, ("Ctrl+Shift+C",), first=True),
    ActionSpec(
        "row_above", N_("Insert row &above"), "panes.table.insert_row_above", Menu.TABLE, ("Ctrl+I",), pane=TABLE
    ),
    ActionSpec(
        "row_below", N_("Insert row &below"), "panes.table.insert_row_below", Menu.TABLE, ("Ctrl+Shift+I",), pane=TABLE
    ),
    ActionSpec("delete_rows", N_("&Delete rows"), "panes.table.delete_rows", Menu.TABLE, ("Ctrl+D",), pane=TABLE),
    ActionSpec(
        "column_left",
        N_("Insert column at the &left"),
        "panes.table.insert_column_left",
        Menu.TABLE,
        ("Ctrl+Alt+I",),
        pane=TABLE,
        first=True,
    ),
    ActionSpec(
        "column_right",
        N_("Insert column at the &right"),
        "panes.table.insert_column_right",
        Menu.TABLE,
        ("Ctrl+Alt+Shift+I",),
        pane=TABLE,
    ),
    ActionSpec(
        "delete_columns",
        N_("Delete &columns"),
        "panes.table.delete_columns",
        Menu.TABLE,
        ("Ctrl+Shift+D",),
        pane=TABLE,
    ),
    ActionSpec("merge", N_("&Merge cells"), "panes.table.merge", Menu.TABLE, ("Ctrl+Alt+G",), pane=TABLE, first=True),
    ActionSpec("split", N_("&Split cell"), "panes.table.split", Menu.TABLE, ("Ctrl+Alt+Shift+G",), pane=TABLE),
    ActionSpec("zoom_in", N_("Zoom &in"), "panes.preview.zoom_in", Menu.VIEW, ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionSpec("zoom_out", N_("Zoom &out"), "panes.preview.zoom_out", Menu.VIEW, ("Ctrl+-",), "zoom-out"),
    ActionSpec("fit_page", N_("&Fit page"), "panes.preview.fit_page", Menu.VIEW, ("Ctrl+0",), "fit-page"),
    ActionSpec("fit_width", N_("Fit &width"), "panes.preview.fit_width", Menu.VIEW, ("Ctrl+2",), "fit-width"),
    ActionSpec("actual_size", N_("&Actual size"), "panes.preview.actual_size", Menu.VIEW, ("Ctrl+1",)),
    ActionSpec("next_page", N_("&Next page"), "panes.opener.next_page", Menu.VIEW, ("Alt+PgDown",), "next", first=True),
    ActionSpec(
        "previous_page", N_("&Previous page"), "panes.opener.previous_page", Menu.VIEW, ("Alt+PgUp",), "previous"
    ),
    ActionSpec("next_pane", N_("Next pan&e"), "panes.focus_next_pane", Menu.VIEW, ("F6",), first=True),
    ActionSpec("previous_pane", N_("Pre&vious pane"), "panes.focus_previous_pane", Menu.VIEW, ("Shift+F6",)),
    ActionSpec("palette", N_("All commands…"), "command_palette.open", Menu.VIEW, ("Ctrl+K",), first=True),
    ActionSpec("theme_auto", N_("Colours as the &system"), "commands.use_system_theme", Menu.VIEW, first=True),
    ActionSpec("theme_light", N_("&Light colours"), "commands.use_light_theme", Menu.VIEW),
    ActionSpec("theme_dark", N_("&Dark colours"), "commands.use_dark_theme", Menu.VIEW),
    ActionSpec("theme_contrast", N_("&High contrast"), "commands.use_contrast_theme", Menu.VIEW),
    ActionSpec("handbook", N_("&Handbook"), "handbook.show", Menu.HELP, ("F1",), "help"),
    ActionSpec("key_sheet", N_("&Keys…"), "key_sheet.show", Menu.HELP, ("Ctrl+F1",)),
    ActionSpec("calls", N_("&Calls of cloud services…"), "commands.show_calls", Menu.HELP),
    ActionSpec("news", N_("What is &new…"), "news.show", Menu.HELP),
    ActionSpec("log_folder", N_("Open the &log folder"), "about_run.open_log_folder", Menu.HELP),
    ActionSpec("about", N_("&About OCRDesk"), "about_run.show", Menu.HELP, first=True),
)
