"""The columns of money that a follow-up may turn to."""

from assistant.plan import Field
from ingest.facts.fact import Measure

DEVIATION = Field(measures=(Measure.DEVIATION, Measure.RESULT))
FARES = Field(measures=(Measure.DEVIATION,))  # of the areas: units with a result are in another table
BUDGET = Field(measures=(Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET))
MONEY = frozenset(
    {Measure.BUDGET, Measure.NET, Measure.COST, Measure.INCOME, Measure.ACCOUNTS, Measure.FINAL_BUDGET}
    | {Measure.GROSS_BUDGET, Measure.DEVIATION, Measure.RESULT, Measure.AMOUNT}
)
