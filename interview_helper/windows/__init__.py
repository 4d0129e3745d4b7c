"""The main window and its dialogs: they connect widgets to the session."""
