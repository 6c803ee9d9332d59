"""Review of many documents at once: the same glyph, the same field, all that pass, and find and replace."""
