"""Readers of failing requests: they turn cURL commands, HAR files, logs, collections and other forms into one value.

Nothing is executed, and no file and no environment variable is read.
"""
