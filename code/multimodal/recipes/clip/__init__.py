"""What the chapter on CLIP builds."""
