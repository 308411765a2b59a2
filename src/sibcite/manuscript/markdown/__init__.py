"""Markdown files: one flow for the file, one for each note, one for each printed reference."""

from __future__ import annotations

from sibcite.manuscript.markdown.text import MarkdownText, read

__all__ = ["MarkdownText", "read"]
