"""Fences, placeholders and math: Markdown in, HTML out."""
