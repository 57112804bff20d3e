"""`python -m llumi`: the program, for launchers that start a module once per process."""

from llumi.cli import main

if __name__ == "__main__":
    main()
