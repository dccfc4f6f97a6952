"""Names of persons: a sequence model for Chinese, and rules around it for what the model does not see."""
