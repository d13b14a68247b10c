"""Forms on the screen: built from form data, writing into a draft as one types."""
