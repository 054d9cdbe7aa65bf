"""The engine: remembers results of pure steps by the digest of their inputs. Knows nothing of articles."""
