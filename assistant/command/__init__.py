"""What the command line of the assistant does beside asking: batches, the doctor, explanations, its texts."""
