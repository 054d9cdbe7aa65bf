"""Page kinds: the catalog and slices → pages with their views."""
