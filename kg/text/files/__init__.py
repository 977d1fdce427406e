"""One module per kind of file; `kg.text.files.kinds` knows which reads what."""
