"""`python -m eval.scale --passages 1000 10000 100000 --out FOLDER` measures libraries of these sizes."""

import sys

# What a fresh process runs must stand in a module that can be imported: a package's `__main__` cannot.
from eval.scale.measure import main

if __name__ == "__main__":
    sys.exit(main())
