"""One library on several machines: how a folder joins it, and what lies on each machine."""
