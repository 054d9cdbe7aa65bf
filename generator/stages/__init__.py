"""The parts of a build that take more than a line: `generator/plan.py` is read first, and calls them in its order."""
