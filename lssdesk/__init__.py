"""lssdesk: decisions on LSS and SoL support, offline and encrypted, for small municipalities."""

__version__ = "0.1.0"
