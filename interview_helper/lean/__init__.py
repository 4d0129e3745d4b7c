"""What a start does without: modules, enumerations, signatures, methods that wait until they are used.

Python's library, PySide6 and the loader of libraries do much at every start for rare cases only. Here it
is put off until somebody asks for it, and is then done as it would have been; or, where it needs no
Python, done meanwhile. The parts reach into what
is private to Python and PySide6. Each leaves whatever is different from what it expects as it is, and its
tests hold what comes of it to what comes of a plain import.
"""
