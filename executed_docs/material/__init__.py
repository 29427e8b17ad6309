"""Everything that knows the markup of Material for MkDocs; a patch fails loudly when nothing matches."""
