"""Where things lie that tests read."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"  # real documents and benchmark sets; absent in most clones
