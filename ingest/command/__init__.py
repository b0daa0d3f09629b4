"""The command line of the ingestion: its commands, and every text that they show."""
