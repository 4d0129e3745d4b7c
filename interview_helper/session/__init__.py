"""The open data: undo, autosave, one thread for the disk. QtCore and QtGui's undo only."""
