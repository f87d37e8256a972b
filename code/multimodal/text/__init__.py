"""From words to tokens, and the fonts that draw them."""
