"""The one reader of MyST: from the text of a page to its blocks, cells and references."""
