"""How reports write figures: values, changes, and what paired resampling allows to be said of a change."""

from eval.metrics.bootstrap import Difference
from eval.metrics.metric import Better, Unit
from eval.run.corpus import Ingestion


def printed(value: float, *, unit: Unit) -> str:
    """Return `value` as reports print it: .912, +.41, 240, 0.012 s."""
    match unit:
        case Unit.SHARE | Unit.SCORE:
            text = f"{value:.3f}" if abs(value) < 0.9995 else f"{value:.2f}"
            return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
        case Unit.CHARACTERS:
            return f"{value:.0f}"
        case Unit.SECONDS:
            return f"{value:.3f} s"


def change_text(change: Difference, *, unit: Unit) -> str:
    """Return a difference as reports print it, with its sign."""
    sign = "+" if change.value >= 0 else "-"
    return sign + printed(abs(change.value), unit=unit)


def verdict(change: Difference, *, better: Better) -> str:
    """Return `better`, `worse`, `changed` or nothing, as paired resampling allows."""
    if not change.certain:
        return ""
    if better is Better.NEITHER:
        return "changed"
    return "better" if (change.value > 0) == (better is Better.HIGHER) else "worse"


def ingestion_text(ingestion: Ingestion) -> str:
    """Return how fast a library was built, as reports say it."""
    rate = f"{ingestion.rate / 1_000:,.0f} kB/s"
    return f"Library of {ingestion.files} files ({ingestion.size:,} bytes) built in {ingestion.seconds:.1f} s, {rate}."
