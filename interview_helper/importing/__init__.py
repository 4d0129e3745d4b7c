"""One file per source. No Qt here."""
