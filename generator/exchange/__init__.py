"""Notes going out to other programs and coming in from them."""
