"""What is weighed, and how: frozen values and pure functions, on the standard library alone."""
