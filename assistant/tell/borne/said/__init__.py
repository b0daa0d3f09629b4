"""What a written sentence says: its words and figures, the times that it means, the classes that decide a claim."""
