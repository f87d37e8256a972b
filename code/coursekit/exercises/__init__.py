"""The exercise bank: what an exercise is, how editions show it, the proof that it works."""
