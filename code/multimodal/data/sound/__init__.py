"""Sound as numbers: tones, and the mel spectrogram."""
