"""Whom does a payment name: ISO 20022 and SWIFT MT messages → the parties to screen, or the reason why there are none."""

from detente.payments.message import Named, Payment
from detente.payments.reading import looks_like_message, read

__all__ = ["Named", "Payment", "looks_like_message", "read"]
