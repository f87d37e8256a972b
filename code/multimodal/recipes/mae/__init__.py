"""What the chapter on masked autoencoders builds."""
