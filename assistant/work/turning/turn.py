"""A follow-up against what was before it."""

from dataclasses import dataclass, replace

from assistant.plan import Field, Plan, Rows
from assistant.question.asked import Asked
from assistant.work.planning.hear import Heard
from assistant.work.turning.before import Before


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A follow-up against what was before it; `plan` is the plan before in the scope that the follow-up leaves.

    `words` are those that it has for rows, whom it counts left out.
    """

    asked: Asked
    heard: Heard
    before: Before
    plan: Plan
    words: str

    def says(self, *names: str) -> bool:
        """Return whether one of the cues `names` is said."""
        return self.heard.says(*names)

    @property
    def held(self) -> Plan:
        """The plan on the very rows that the answer before told; as it is where it asked for one row by name."""
        if not self.before.names or not (self.plan.rows.whole or self.plan.rows.several or self.plan.rows.held):
            return self.plan
        rows = Rows(held=self.before.names, several=True, kinds=self.plan.rows.kinds)
        return replace(self.plan, rows=rows, conditions=())

    @property
    def field(self) -> Field:
        """The field that the plan before asked for first."""
        return self.plan.figures[0].field if self.plan.figures else Field()
