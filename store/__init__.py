"""Everything that speaks SQL: what was captured, read and found is kept here."""
