"""The parties that a payment names: ISO 20022 and SWIFT MT messages become parties to screen, or a reason why there are none."""

from detente.payments.message import Named, Payment
from detente.payments.reading import looks_like_message, read

__all__ = ["Named", "Payment", "looks_like_message", "read"]
