"""Spreadsheets: cells to elements."""
