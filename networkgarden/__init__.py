"""Network Garden: a private desktop garden of the people one knows."""

__version__ = "0.1.0"

APP_ID = "io.github.networkgarden.networkgarden"
"""The one place where the application id is written; everything else derives from it."""
