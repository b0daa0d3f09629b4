"""The page Siffror: an indicator or a row of the budget across boards, years and reports."""
