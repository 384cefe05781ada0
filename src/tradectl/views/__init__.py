"""Values to a neutral document, and the document to terminal, Markdown, HTML, CSV; JSON from the value."""
