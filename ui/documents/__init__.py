"""The page Dokument: reports added, confirmed, looked into and removed."""
