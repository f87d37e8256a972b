"""What the chapter on contrastive learning builds."""
