"""What papers a page holds, arranged by the clerk: types, splits, pairs, crops and templates."""
