"""The preview: a server on loopback in a process of its own, and a loop that calls the one build when files change."""
