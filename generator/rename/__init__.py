"""Renaming: a new slug or id for something of the archive, in every file that names it, all or nothing."""
