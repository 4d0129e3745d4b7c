"""The one SQLite file that holds the user's companies. No Qt here."""
