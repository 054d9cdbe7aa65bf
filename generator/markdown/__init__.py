"""Our one Markdown dialect: source to tokens, tokens to plain text and to HTML, and plain text back to source."""
