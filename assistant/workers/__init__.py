"""Questions answered in processes of their own: a crash in native code costs one question, never the server."""
