"""What `doctor` says of tradectl's surroundings: plain facts judged good, to be looked at, or bad."""
