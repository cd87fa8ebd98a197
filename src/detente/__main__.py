"""The command line as `python -m detente`, where the program `detente` is not on the path."""

from detente.app.cli import main

if __name__ == "__main__":
    main()
