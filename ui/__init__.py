"""Streamlit pages: draw the events of an answer and decide nothing."""
