"""Word documents (.docx): read by their parts and changed in place; nothing is set anew."""

from sibcite.manuscript.docx.manuscript import Docx, read

__all__ = ["Docx", "read"]
