"""Readers of failing requests: cURL commands, HAR files, logs, collections and other forms become one value.

Nothing is executed, and no file and no environment variable is read.
"""
