"""``python -m sibcite`` is the command ``sibcite``."""

from sibcite.cli import main

if __name__ == "__main__":
    main()
