"""Editors' notes: read from their sidecar files, anchored to an article's words, woven into its text."""
