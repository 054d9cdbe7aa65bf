"""Files people write, made values: front matter, records, defaults, the archive's configuration."""
