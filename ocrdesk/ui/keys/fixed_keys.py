"""Keys that stand in no menu and cannot be changed: what they mean where the keyboard is."""

from ocrdesk.i18n import N_

FIXED_KEYS = (
    (
        N_("In the fields"),
        (
            ("Enter", N_("Confirm this field, go to the next that needs a person")),
            ("Tab, Shift+Tab", N_("Next or previous field, whatever its state")),
            (N_("Up, Down"), N_("Previous or next field, or line of a long value")),
            ("Esc", N_("Take back what was typed in this field")),
        ),
    ),
    (
        N_("On the page"),
        (
            (N_("Space, held"), N_("Hide the boxes; from anywhere but a text")),
            ("+, -, 0, 1, 2", N_("Zoom in, zoom out, fit page, actual size, fit width")),
            (N_("Arrows"), N_("Move the page")),
            (N_("Ctrl+arrows"), N_("Move the current field's box")),
            (N_("Shift+arrows"), N_("Move the box's right and lower side")),
            (N_("Ctrl+Shift+arrows"), N_("Move the box's left and upper side")),
            ("Enter, Esc", N_("Read the box that was moved, or put it back")),
        ),
    ),
    (N_("In the text"), (("Enter, Shift+Enter", N_("While finding: next or previous place")),)),
    (
        N_("In the table"),
        (
            ("F2", N_("Change the text of the cell")),
            ("Enter", N_("The cell below")),
            ("Del", N_("Empty the chosen cells")),
            ("Ctrl+C, Ctrl+X, Ctrl+V", N_("Copy, cut and paste cells, also from and to Excel")),
        ),
    ),
)
"""Groups of (title, rows of (keys, what they do)), all to be translated."""
