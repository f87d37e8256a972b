"""What answers to questions are worth: beside annotators, beside one another, beside their odds."""
