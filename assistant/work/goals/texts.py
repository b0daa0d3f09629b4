"""Every Swedish text of a list of goals."""

ONE = {1: "inriktningsmål", 2: "mål för verksamhetsområdet", 3: "nämndmål"}
SEVERAL = {1: "inriktningsmål", 2: "mål för verksamhetsområdet", 3: "nämndmål"}
COUNT = "{count}{under} ({title})."
UNDER = " under {goal}"
NONE_UNDER = "Det framgår inte: {title} har inga {what}{under}."
NO_GOAL = "Det framgår inte: {title} har inget mål {goal}."
GOALS = "mål"
ITEM = "– {goal} [{number}]"
MORE = "… och {count} till. Alla står i tabellen."
NEWEST = "Frågan anger ingen rapport, så svaret gäller den nyaste planen, eller den nyaste rapport som har sådana mål."
COLUMN_NUMBER, COLUMN_NAME, COLUMN_UNDER, COLUMN_SOURCE = "Nummer", "Mål", "Ingår i", "Källa"
