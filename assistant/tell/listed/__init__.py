"""What a document gives of one kind by its form, all of it: assignments, recommendations."""
