"""A question read: what is asked, of which documents, and what it leans on."""
