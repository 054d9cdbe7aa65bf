"""Spellings that may be one person's: how names sound, which parts of them may be missing, which to compare."""
