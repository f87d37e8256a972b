"""What is measured after training, over a fixed set, with ties and uncertainty taken seriously."""
