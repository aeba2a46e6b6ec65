"""The mode Tokenize: card and fields, the token request, the transient token and its payment."""
