"""Building blocks of the encoders: attention, Transformer blocks, patches, positions, pooling."""
