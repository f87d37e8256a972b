"""Changes to pictures that a training makes as it goes, driven by an explicit generator."""
