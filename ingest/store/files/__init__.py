"""What a library trusts of the disk: whole files, seals, sums, locks and places."""
