"""Passages of one article that stand in another: found by runs of words both have, and laid along each other."""
