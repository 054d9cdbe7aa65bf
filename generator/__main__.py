"""`python -m generator` is `pressmark`."""

from generator.cli import main

if __name__ == "__main__":
    main()
