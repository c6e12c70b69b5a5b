"""Reading and writing files: the only place that knows spreadsheets and file formats."""
