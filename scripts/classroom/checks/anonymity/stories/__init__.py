"""Stories by which one person could be told although nobody is named: a small trained network over words in context."""
