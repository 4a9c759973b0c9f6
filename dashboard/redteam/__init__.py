"""An invented company, people who cheat it, and what that gains them."""
