"""What the chapter on several modalities builds."""
