"""Networks that turn one image or one text into one vector."""
