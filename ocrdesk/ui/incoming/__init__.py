"""How papers come in: opened, dropped, pasted, scanned, taken from the screen, found in a watched folder."""
