"""Every number that steers ingestion and search, with unit and default; read once at the edge and passed down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import BadSetting

DEFAULT_LIBRARY = Path("library")
KEEP_DAYS, KEEP_VERSIONS = "NAMNDSVAR_KEEP_DAYS", "NAMNDSVAR_KEEP_VERSIONS"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordWeights:
    """Weight of each field of the word index in a passage's score (BM25 per field, summed).

    Measured on 84 own questions, R@1/R@5: stems alone .58/.83, with grams at 0.1 .63/.85, at 0.3 .64/.87, at 1 .62/.87;
    on SweFAQ the best is 0.1 to 0.5 too. Description and headings as fields of their own instead of in front of the
    text: at best .54/.77.
    """

    stems: float = 1.0
    grams: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardSizes:
    """How the vectors are laid out; counts are windows (vectors).

    A shard is written once and never changed, so that a reader in another process cannot meet it half written.
    """

    largest: int = 16_000  # a query of one takes 1 ms; on a Chroma server embedded at a time
    small_shards: int = 8  # more small shards than this are joined into one
    batch: int = 250  # Chroma recommends 50 to 250 a call, refuses more than 5,461


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of the ingestion."""

    library: Path = DEFAULT_LIBRARY
    chroma_url: str | None = None  # vectors in files where None
    database_url: str | None = None  # of PostgreSQL, for a library that several machines share; see `joining`
    passage_tokens: int = 350  # o200k_base tokens; about 1,200 characters of Swedish
    lock_seconds: float = 2.0  # how long a second writer waits before it gives up
    grace_seconds: float = 1.0  # what a change took the place of stays so long, for the questions under way
    erase_seconds: float = 3.0  # how long a removal waits for questions that still read what is removed
    keep_days: int | None = None  # how long an earlier version is kept; until it is removed where None
    keep_versions: int | None = None  # how many earlier versions of a report are kept; all where None
    batch_seconds: float = 20.0  # a long ingestion shows what is done at least this often
    words: WordWeights = field(default_factory=WordWeights)
    shards: ShardSizes = field(default_factory=ShardSizes)


def read_settings(environment: Mapping[str, str], *, library: Path | None = None) -> Settings:
    """Return the settings that `environment` and the `--library` option ask for; raises BadSetting."""
    chosen = library or Path(environment.get("NAMNDSVAR_LIBRARY") or DEFAULT_LIBRARY)
    return Settings(
        library=chosen,
        chroma_url=environment.get("NAMNDSVAR_CHROMA_URL") or None,
        database_url=environment.get("NAMNDSVAR_DATABASE_URL") or None,
        keep_days=whole_number(environment, KEEP_DAYS, of="dagar", most=36500),
        keep_versions=whole_number(environment, KEEP_VERSIONS, of="versioner", most=1000),
    )


def whole_number(environment: Mapping[str, str], name: str, *, of: str, least: int = 0, most: int) -> int | None:
    """Return the whole number that `environment` gives `name`, None where it gives none; raises BadSetting.

    `of` says what it counts, in Swedish.
    """
    text = environment.get(name, "").strip()
    if not text:
        return None
    plain = text.isascii() and text.isdecimal() and len(text) <= len(str(most))  # more digits Python may not even read
    if not plain or not least <= int(text) <= most:
        raise BadSetting(name, text, f"ange ett antal {of}, {least} till {most}")
    return int(text)
