"""Every Swedish text that the commands print which keep a library whole: verify, rebuild, backup, restore, log."""

from ingest.command.messages import UNKNOWN
from ingest.language.counted import counted
from ingest.store.care.log import Did, Event
from ingest.store.care.verify import Check
from ingest.store.errors import OriginalLost
from ingest.store.renewal import Rebuilding

WHOLE = "Allt stämmer."
LIST_RENEWED = "Nämndlistan gick inte att läsa och är återställd. Den som inte gick att läsa ligger i {file}."
BROKEN = "Något stämmer inte: kör 'python -m ingest rebuild' och därefter verify igen."
COMMAND_LINE, A_BACKUP = "kommandoraden", "säkerhetskopia"
DID = {
    Did.ADDED: "lade till",
    Did.REPLACED: "lade till ny version av",
    Did.CORRECTED: "rättade",
    Did.REMOVED: "tog bort",
    Did.EXPORTED: "sparade ut",
    Did.RESTORED: "återställde",
    Did.ERASED: "raderade",
}


def check_line(check: Check) -> str:
    """Return what a verification counted."""
    return (
        f"{check.documents} dokument. Passager: {check.passages} i katalogen, {check.words} i ordindexet. "
        f"Vektorer: {check.vectors} med {check.dimensions} dimensioner. "
        f"Stickprov: {counted(check.samples, 'passage', 'passager')}."
    )


def rebuilt(done: Rebuilding) -> str:
    """Return that vectors and words are new, and how many vectors an earlier attempt had made."""
    kept = f", varav {done.kept} fanns kvar från ett avbrutet försök" if done.kept else ""
    return f"Fakta, vektorer och ordindex är ombyggda: {counted(done.total, 'vektor', 'vektorer')}{kept}."


def reread(documents: int) -> str:
    """Return that the catalogue is new, made of so many documents' originals."""
    what = counted(documents, "dokument är omläst", "dokument är omlästa")
    return f"Katalogen var skadad och är gjord på nytt: {what} från originalen."


def original_lost(file: str) -> str:
    """Return that a document answers, and what to do about its original."""
    return f"{OriginalLost(file)} Biblioteket svarar ur den lagrade texten."


def log_line(event: Event) -> str:
    """Return a line of the log: `2025-05-02 08:15 a1b2c3 lade till Verksamhetsplan 2025`."""
    return f"{event.at[:16].replace('T', ' ')} {event.who or UNKNOWN} {DID[event.did]} {event.what}"


def backed_up(file: str, size: int) -> str:
    """Return where the backup is; `size` in bytes."""
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    return f"Säkerhetskopian är sparad: {file} ({megabytes} MB)."


def restored(directory: str, documents: int) -> str:
    """Return what was restored."""
    return f"Biblioteket {directory} är återställt: {documents} dokument."
