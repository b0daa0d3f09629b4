"""The MCP server: tools for the program of a language model."""
