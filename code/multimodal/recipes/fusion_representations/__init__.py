"""The chapter on representations that two modalities share."""
