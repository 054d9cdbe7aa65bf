"""Page kinds: the catalog → pages with their views."""
