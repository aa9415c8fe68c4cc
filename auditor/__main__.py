"""The program: `auditor`, or `python -m auditor`."""

import signal
import sys


def main() -> None:
    """Run the command line; interrupted, it ends in silence with exit code 130 (128 and SIGINT).

    The command line is loaded in here, since that takes a while in which a person may press Ctrl-C already.
    """
    try:
        from auditor.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done, and ending takes a moment as well


if __name__ == "__main__":
    main()
