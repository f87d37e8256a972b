"""How a caption file is taken apart: its text, its records, its columns, its rows."""
