"""How it is known who somebody is: by their browser, by logging in, by a proxy; and which role they have."""
