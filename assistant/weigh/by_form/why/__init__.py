"""What a text says of why: a reason given, beside, in a remark, or asked for of something else."""
