"""Phone numbers and addresses in a text, and those that `contacts.yml` registers."""
