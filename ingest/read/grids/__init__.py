"""Grids of cells, of any format -> tables with named columns and rows."""
