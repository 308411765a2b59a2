"""From script to script; for now, which language a printed text is in."""

from sibcite.romanize.detect import language

__all__ = ["language"]
