"""Pressmark: raw news articles in, an annotated and cross-linked static archive out."""

__version__ = "0.1.0"
