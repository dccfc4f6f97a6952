"""A proved site is put where readers get it: brought whole, then switched to in one step, and switched back."""
