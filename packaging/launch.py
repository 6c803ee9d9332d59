"""The frozen program's way in: the same as `python -m ocrdesk`."""

import sys

from ocrdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
