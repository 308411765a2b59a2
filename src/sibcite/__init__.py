"""Bibliographies across Russian, Japanese and English."""
