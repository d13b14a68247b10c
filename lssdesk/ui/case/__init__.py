"""The pages of one case: its way on top, form in the middle, checks at the side, letter beside the draft."""
