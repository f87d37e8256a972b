"""Tasks for two senses whose best possible accuracies are known by construction."""
