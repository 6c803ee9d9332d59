"""The geometry of tables: frames, rows, columns and cells, from the places of texts and rules alone."""
