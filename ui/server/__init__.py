"""The server of the pages: what stands around them and before them, and how Streamlit is run."""
