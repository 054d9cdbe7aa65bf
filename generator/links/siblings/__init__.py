"""Articles that report the same event, and what the days of some say of the days of others."""
