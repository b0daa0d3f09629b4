"""The catalogue's database as a PostgreSQL server that several machines share."""
