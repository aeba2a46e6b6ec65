"""The causes that concern credentials, signatures, digests and tokens; see `flexgui.diagnosis.causes`."""

from __future__ import annotations

from flexgui.translation import later

AUTHENTICATION_CAUSES: dict[str, tuple[str, str, str]] = {
    "credentials.merchant-mismatch": (
        later("Key and merchant do not belong together."),
        later("Take merchant ID, key ID and secret from one key page of the Business Center."),
        "cybersource-rest-samples-java issue 63, cybersource-rest-client-python issue 115",
    ),
    "credentials.key-secret-mismatch": (
        later("Key ID and secret are not from the same key."),
        later("Generate a key in the Business Center and copy both values at once; the secret is shown only then."),
        "Observed in public reports",
    ),
    "credentials.key-id-shape": (
        later("The key ID is not the ID of a REST key."),
        later("Use the key’s ID from Key Management: a UUID of the form 8-4-4-4-12."),
        "cybersource-rest-samples-java issue 63",
    ),
    "credentials.wrong-environment": (
        later("The key belongs to another environment than the host."),
        later("Use a test key with apitest.cybersource.com and a production key with api.cybersource.com."),
        "CyberSource, testing guide",
    ),
    "credentials.key-expired": (
        later("The key has expired."),
        later("Generate a new key in Key Management; REST keys are valid for three years."),
        "CyberSource, REST API keys",
    ),
    "credentials.key-inactive": (
        later("The key is deactivated or deleted."),
        later("Activate the key in Key Management, or generate a new one."),
        "Inferred",
    ),
    "credentials.key-too-new": (
        later("The key was created a moment ago and is not active yet."),
        later("Wait a few minutes and try again."),
        "Inferred",
    ),
    "credentials.secret-not-decoded": (
        later("The text of the secret was used as the key, without decoding it."),
        later("Decode the secret from base64, and use the 32 bytes as the key of the HMAC."),
        "CyberSource’s official samples",
    ),
    "credentials.secret-whitespace": (
        later("The secret was used with a blank, a line end or quotes around it."),
        later("Remove blanks, line ends and quotes from the secret before decoding it."),
        "Inferred; reproduced by computation",
    ),
    "credentials.secret-truncated": (
        later("The secret is cut off or in another alphabet."),
        later("Copy the whole secret again: 44 characters of standard base64."),
        "Inferred; reproduced by computation",
    ),
    "credentials.other-product-key": (
        later("The key belongs to another product, such as Secure Acceptance or the SOAP API."),
        later("Generate a key of the type “REST – Shared Secret”."),
        "Observed in public reports",
    ),
    "credentials.merchant-id-shape": (
        later("The merchant ID does not have the required form."),
        later("Write the merchant ID as the Business Center shows it: lower-case letters, digits and underscores."),
        "CyberSource, Getting Started with REST",
    ),
    "credentials.other-portal": (
        later("The host is not one that CyberSource documents."),
        later("Use the host of the portal that the key was made in."),
        "Observed in public reports",
    ),
    "credentials.public-test-key": (
        later("The key is the public one of the samples, which anyone can change or lock."),
        later("Use a sandbox account of your own."),
        "CyberSource’s official samples",
    ),
    "credentials.key-revoked": (
        later("The key may have been revoked because it was published."),
        later("Generate a new key."),
        "Inferred",
    ),
    "signature.date-missing": (
        later("No date was sent."),
        later("Send the header date; if the HTTP client removes it (browsers do), send and sign v-c-date."),
        "CyberSource Developer Community 84299",
    ),
    "signature.date-not-signed": (
        later("The date is not part of the signed text."),
        later('Add date to headers="…" and to the signed text.'),
        "cybersource-rest-samples-php issue 73",
    ),
    "signature.date-format": (
        later("The date does not have the required form."),
        later("Send an English RFC 1123 date in GMT, such as Mon, 02 Mar 2026 09:15:00 GMT."),
        "CyberSource, Getting Started with REST",
    ),
    "signature.clock-skew": (
        later("The clocks of client and server differ."),
        later("Set the clock of the computer that signs."),
        "Observed in public code",
    ),
    "signature.date-name-mismatch": (
        later("One date header was signed, and the other one was sent."),
        later('Use one of date and v-c-date, the same in headers="…", in the signed text and as the header.'),
        "CyberSource, Getting Started with REST",
    ),
    "signature.date-differs": (
        later("The signed date is not the one that was sent."),
        later("Compute the date once and use this value for both."),
        "Inferred; reproduced by computation",
    ),
    "signature.target-parentheses": (
        later("request-target was written in parentheses."),
        later('Write request-target without parentheses, in headers="…" and in the signed text.'),
        "CyberSource Developer Community 87319",
    ),
    "signature.target-method-case": (
        later("The method was signed in capitals."),
        later("Sign the method in lower case: post /flex/v2/sessions."),
        "CyberSource, Getting Started with REST",
    ),
    "signature.target-form": (
        later("request-target was signed in another form."),
        later("Sign the method in lower case, one blank, and the path that begins with a slash."),
        "CyberSource’s official samples",
    ),
    "signature.target-query": (
        later("The query string was signed in another form than it was sent."),
        later("Sign the query string exactly as it is sent."),
        "Observed in public traffic",
    ),
    "signature.target-slash": (
        later("The slash at the end differs between the signed and the sent path."),
        later("Use the same text for both."),
        "Observed in public traffic",
    ),
    "signature.host-form": (
        later("The signed host is not the Host header that was sent."),
        later("Sign the bare host name as the Host header has it."),
        "CyberSource, Getting Started with REST",
    ),
    "signature.host-rewritten": (
        later("The signed host is not the host that the request was sent to."),
        later("Sign the host that the request is sent to; if a proxy changes it, sign the host behind the proxy."),
        "Inferred",
    ),
    "digest.body-reserialised": (
        later("The body that was sent is not the one that was hashed."),
        later("Serialise the body once, hash this text, and send the same text."),
        "CyberSource Developer Community 84299",
    ),
    "digest.hex-then-base64": (
        later("The hexadecimal text of the hash was encoded in base64."),
        later("Encode the 32 bytes of the hash in base64, not its hexadecimal text."),
        "CyberSource, Getting Started with REST (its shell sample has the mistake)",
    ),
    "digest.form": (
        later("The digest does not have the required form."),
        later("Send SHA-256= and the hash in base64 (44 characters)."),
        "CyberSource, Getting Started with REST",
    ),
    "digest.newline-or-bom": (
        later("The hashed body differs from the sent one by a line end or a byte order mark."),
        later("Hash and send the same bytes: printf instead of echo, curl --data-binary instead of -d @file."),
        "Inferred; reproduced by computation",
    ),
    "digest.charset": (
        later("The body was hashed in another character encoding than it was sent in."),
        later("Encode the body in UTF-8 once; hash and send these bytes."),
        "Inferred; reproduced by computation",
    ),
    "digest.compressed-body": (
        later("The body was compressed after it was hashed."),
        later("Send the body uncompressed."),
        "Inferred",
    ),
    "digest.method-mismatch": (
        later("The digest does not fit the method."),
        later("Sign and send a digest with POST, PUT and PATCH, and none with GET and DELETE."),
        "cybersource-rest-client-python, HTTPSignatureToken.py",
    ),
    "signature.header-order": (
        later('The names in headers="…" do not match the lines of the signed text.'),
        later('Build headers="…" and the signed text from one list.'),
        "CyberSource, Getting Started with REST",
    ),
    "signature.header-list-form": (
        later("The Signature header or its list of names does not have the required form."),
        later("Write the names in lower case with one blank between them, in straight quotes."),
        "CyberSource Developer Community 87319",
    ),
    "signature.string-separators": (
        later("The lines of the signed text are joined in another way."),
        later("Write “name: value” with one blank, a line feed between the lines and none at the end."),
        "Inferred; reproduced by computation",
    ),
    "signature.algorithm-name": (
        later("The algorithm is not HmacSHA256."),
        later('Write algorithm="HmacSHA256", and sign with HMAC-SHA256.'),
        "CyberSource, Getting Started with REST",
    ),
    "signature.encoding": (
        later("The signature is encoded in another way."),
        later("Encode the 32 bytes of the HMAC in standard base64."),
        "Inferred; reproduced by computation",
    ),
    "signature.metakey": (
        later("The MetaKey is used with the wrong IDs."),
        later("Sign the portfolio ID, and send the merchant ID in the header v-c-merchant-id."),
        "CyberSource, Getting Started with REST",
    ),
    "signature.merchant-header-name": (
        later("The header v-c-merchant-id was not sent."),
        later("Send the merchant ID in a header called v-c-merchant-id."),
        "Observed in public code",
    ),
    "signature.key-id-form": (
        later("keyid is not a key ID."),
        later("Put the key ID between the quotes, without braces, and never the secret."),
        "Inferred",
    ),
    "signature.retired": (
        later("HTTP Signature is being retired."),
        later("Sign with a JWT, with the same shared secret."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.route-takes-no-jwt": (
        later("This path accepts HTTP Signature only."),
        later("Sign this request with HTTP Signature; for Unified Checkout, /uc/v1/sessions takes a JWT."),
        "cybersource-rest-client-dotnet issue 236, cybersource-rest-samples-php issue 86",
    ),
    "jwt.version-1": (
        later("The token is of version 1."),
        later("Send a token of version 2: kid in the header, and all claims of version 2."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.request-host-missing": (
        later("The claim request-host is missing."),
        later("Add the claim request-host with the host that the request is sent to."),
        "CyberSource, Getting Started with REST, revision 26.06.01",
    ),
    "jwt.claim-missing": (
        later("A required claim is missing."),
        later("Add the claim."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.lifetime": (
        later("The lifetime of the token is not allowed."),
        later("Set exp to iat + 120 seconds at most."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.iat-form": (
        later("A time in the token does not have the required form."),
        later("Write iat and exp in whole seconds since 1970, as numbers."),
        "cybersource-rest-samples-csharp issue 75",
    ),
    "jwt.clock-skew": (
        later("The token was not valid by the server’s clock."),
        later("Set the clock of the computer that signs, and send the token at once."),
        "Inferred",
    ),
    "jwt.replayed": (
        later("The token may have been used before."),
        later("Make a new token with a new jti for each request."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.digest-prefix": (
        later("The claim digest begins with SHA-256=."),
        later("Write the hash in base64 only; the prefix belongs in the header Digest."),
        "CyberSource’s official clients",
    ),
    "jwt.digest-mismatch": (
        later("The claim digest does not fit the request."),
        later("Hash the bytes that are sent; a request without a body has no digest."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.digest-algorithm-name": (
        later("The claim digestAlgorithm is missing, or has another name or value."),
        later("Call the claim digestAlgorithm, with the value SHA-256."),
        "cybersource-rest-client-node",
    ),
    "jwt.target-mismatch": (
        later("Method, host or path in the claims are not those of the request."),
        later("Take request-method, request-host and request-resource-path (without host and query) from the request."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.method-case": (
        later("The claim request-method is in capitals."),
        later("Write the method in lower case, as documented; capitals were accepted from official clients."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.version-form": (
        later('The claim v-c-jwt-version is not "2".'),
        later('Write "v-c-jwt-version": "2", as text.'),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.secret-not-decoded": (
        later("The text of the secret was used as the key of the token, without decoding it."),
        later("Decode the secret from base64, and sign the token with these bytes."),
        "Inferred; reproduced by computation",
    ),
    "jwt.algorithm-key-mismatch": (
        later("The algorithm of the token does not fit the key."),
        later("Use HS256 with a shared secret and RS256 with a P12."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.kid-mismatch": (
        later("kid is missing or does not name the key."),
        later("Write the key ID with a shared secret; with a P12, the serialNumber of the certificate’s subject."),
        "cybersource-rest-client-python, CertificateUtility.py",
    ),
    "jwt.issuer-mismatch": (
        later("The claim iss is not the owner of the key."),
        later("Write the merchant ID; with a MetaKey, the portfolio ID."),
        "CyberSource, Getting Started with REST",
    ),
    "jwt.base64url": (
        later("A part of the token is missing or not in base64url."),
        later("Encode all three parts in base64url without padding."),
        "Inferred",
    ),
    "jwt.authorization-form": (
        later("The Authorization header does not have the form “Bearer token”."),
        later("Send Authorization: Bearer, one blank, and the token, without quotes or line ends."),
        "Inferred",
    ),
    "jwt.two-authentications": (
        later("The request has both a JWT and an HTTP Signature."),
        later("Send one of the two."),
        "Inferred",
    ),
    "jwt.certificate-expired": (
        later("The certificate is not valid at this time."),
        later("Generate a new P12 in the Business Center."),
        "Observed in public traffic",
    ),
    "jwt.certificate-inactive": (
        later("The certificate is not accepted for this merchant."),
        later("Finish the P12 in Key Management, and check that it is active for this merchant."),
        "Inferred",
    ),
    "jwt.wrong-certificate": (
        later("The token was signed with another key than the merchant’s."),
        later("Use the certificate whose CN is the merchant ID, and its private key."),
        "CyberSource’s official clients",
    ),
    "jwt.whitespace": (
        later("Blanks in the JSON of the token are allowed."),
        later("Check the form of iat first."),
        "cybersource-rest-samples-csharp issue 75",
    ),
    "jwt.sdk-empty-target": (
        later("The path in the claims is empty, as an older Java SDK leaves it."),
        later("Upgrade the SDK, or sign the request yourself."),
        "cybersource-rest-client-java, ApiClient",
    ),
}
"""Title, fix and source of each cause by its ID."""
