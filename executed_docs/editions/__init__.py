"""A page as Markdown, as a notebook, in llms.txt, and in the offline archive."""
