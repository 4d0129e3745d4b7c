"""One widget a file; each reports what was wanted and shows what it is given."""
