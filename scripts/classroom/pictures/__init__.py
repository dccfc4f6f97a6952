"""What files that are no text hold, and how they lose what they tell about people."""
