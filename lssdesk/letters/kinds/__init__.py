"""The letter of each kind of decision: what it says after its title, one file a kind."""
