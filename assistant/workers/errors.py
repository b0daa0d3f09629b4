"""Why a question got no answer from a worker: each error is one Swedish sentence for the one who asked."""


class WorkError(Exception):
    """A question got no answer; `str(error)` says why and what to do."""


class WorkerLost(WorkError):
    """The worker's process ended in the midst of the question."""

    def __init__(self) -> None:
        super().__init__(
            "Frågan kunde inte besvaras: programmet som sökte avbröts. Försök igen; händer det på nytt, "
            "be den som sköter samlingen att köra 'python -m ingest verify'."
        )


class TookTooLong(WorkError):
    """The question took more time than one may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Frågan tog mer än {seconds:.0f} sekunder att besvara och avbröts: ställ en kortare fråga, eller fråga om "
            "färre nämnder eller år i taget."
        )


class AllBusy(WorkError):
    """Every worker has been busy for as long as a question may wait."""

    def __init__(self) -> None:
        super().__init__("Många frågar just nu, så frågan hann inte besvaras: vänta en stund och försök igen.")


class AskedTooOften(WorkError):
    """Somebody asks more than one person may."""

    def __init__(self, questions: int, seconds: float) -> None:
        super().__init__(
            f"Du har ställt {questions} frågor på {seconds:.0f} sekunder, fler än en person får: vänta en stund och "
            "försök igen."
        )


class AskedAtOnce(WorkError):
    """Somebody has as many questions under way as one person may."""

    def __init__(self) -> None:
        super().__init__("Du har redan frågor som väntar på svar: vänta på dem och försök igen.")
