"""One file per format, each from frozen companies. No Qt here."""
