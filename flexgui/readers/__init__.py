"""Readers of failing requests: from whatever form a developer has them in to one value.

Nothing is executed, no file is opened, and no variable of the environment is read: all that counts is the text.
"""
