"""Every number that steers a training, in one place."""

from dataclasses import dataclass, field

from training.contrast import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Sizes of the model and lengths of its two trainings; the defaults made the shipped model."""

    pieces: int = 16_000
    dimensions: int = 512
    skipgram_epochs: int = 6
    contrast: Schedule = field(default_factory=Schedule)
    seed: int = 1
