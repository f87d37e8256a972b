"""What the chapter on the Vision Transformer builds."""
