"""Mentions: where the names that the archive's own files give stand in its articles and notes."""
