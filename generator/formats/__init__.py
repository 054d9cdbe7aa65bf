"""Formats: a page and its view → bytes."""
