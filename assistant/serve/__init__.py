"""Others' programs ask here: an HTTP API and an MCP server over the workers that answer the page's questions."""
