"""List models over frozen values."""
