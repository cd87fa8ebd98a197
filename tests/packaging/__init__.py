"""Packages, environments and the files beside the code."""
