"""Interview Helper: weigh whether to take the next interview."""

__version__ = "0.1.0"
