"""The keys: made from the table, changed by the clerk, found by name, printed, quiet while text is composed."""
