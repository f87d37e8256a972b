"""The chapter on strategies of fusion: where two modalities meet, and when that matters."""
