"""Papers on pages: laid out for a paper size, painted on a printer, in a preview or into a PDF file."""
