"""The app: pages that show what the register holds and what the analyses answer."""
