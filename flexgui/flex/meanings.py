"""Meanings of the members of a token, by path; ``[]`` is any index of an array.

Sources: RFC 7515, 7516, 7517 and 7519 for registered names; CyberSource's "Generate a Capture Context", "Transient
Token Format", "Getting Started with REST" (both generations of bearer tokens), the Microform and Unified Checkout
guides, and tokens published in CyberSource's own repositories for the rest.
"""

from __future__ import annotations

from flexgui.translation import later

HEADER = {
    "": later("JOSE header: how the token is signed"),
    "alg": later("Algorithm that the token claims"),
    "kid": later("Names the key"),
    "typ": later("Media type of the token"),
    "cty": later("Media type of what is inside"),
    "enc": later("How the content is encrypted"),
    "zip": later("How the content was compressed before it was encrypted"),
    "crit": later("Extensions that a reader must know, or refuse the token"),
    "crit[]": later("An extension that a reader must know"),
    "jwk": later("Key inside the token; proves nothing"),
    "jku": later("Address of keys that the token names; proves nothing"),
    "x5u": later("Address of a certificate that the token names; proves nothing"),
    "x5c": later("Certificates inside the token; prove nothing alone"),
    "x5c[]": later("Certificate, DER in base64"),
    "x5t": later("SHA-1 thumbprint of the certificate"),
    "x5t#S256": later("SHA-256 thumbprint of the certificate"),
    "iat": later("When it was encrypted, in seconds since 1970"),
    "v-c-merchant-id": later("Merchant who sends the request"),
}
"""Members of a JOSE header."""

_CONTEXT = {
    "flx": later("Where and how to send the card data"),
    "flx.path": later("Added to the origin"),
    "flx.data": later("Opaque: for the server alone"),
    "flx.origin": later("Post the encrypted data to origin + path"),
    "flx.jwk": later("One-time key to encrypt to"),
    "flx.jwk.kty": later("Key type"),
    "flx.jwk.e": later("Public exponent"),
    "flx.jwk.use": later("Meant for encryption"),
    "flx.jwk.n": later("Modulus"),
    "flx.jwk.kid": later("Must equal the transient token’s kid"),
    "flx.jwk.alg": later("Algorithm that the key is for"),
    "ctx": later("Integration type and version"),
    "ctx[]": later("Integration type and version"),
    "ctx[].type": later("Integration type and version"),
    "ctx[].data": later("What the integration may do"),
    "ctx[].data.requiredFields": later("Must be sent"),
    "ctx[].data.optionalFields": later("May be sent"),
}

_MICROFORM = {
    "targetOrigins": later("Pages at these origins may show the form"),
    "targetOrigins[]": later("Web page that may show the form"),
    "mfOrigin": later("Server that the form’s frames come from"),
    "clientLibrary": later("Load this script in the page"),
    "clientLibraryIntegrity": later("Put it in the script’s integrity attribute"),
    "clientVersion": later("Version of the integration"),
    "allowedCardNetworks": later("Card networks that are taken"),
    "allowedCardNetworks[]": later("Card network that is taken"),
    "allowedPaymentTypes": later("Ways to pay that are offered"),
    "allowedPaymentTypes[]": later("Way to pay that is offered"),
}

_UNIFIED_CHECKOUT = {
    "allowedPaymentTypes[].page": later("Page on which it is offered"),
    "allowedPaymentTypes[].type": later("Name of the way to pay"),
    "paymentConfigurations": later("Settings for single ways to pay"),
    "captureMandate": later("What the checkout asks the shopper for"),
    "captureMandate.billingType": later("How much of the billing address is asked for"),
    "captureMandate.requestEmail": later("Whether the email address is asked for"),
    "captureMandate.requestPhone": later("Whether the phone number is asked for"),
    "captureMandate.requestShipping": later("Whether the shipping address is asked for"),
    "captureMandate.shipToCountries": later("Countries that are shipped to"),
    "captureMandate.shipToCountries[]": later("Country that is shipped to"),
    "captureMandate.showAcceptedNetworkIcons": later("Whether the icons of the card networks are shown"),
    "orderInformation": later("The order, in clear"),
    "orderInformation.amountDetails": later("Amount of the order"),
    "orderInformation.amountDetails.totalAmount": later("Total amount"),
    "orderInformation.amountDetails.currency": later("Currency of the amount"),
    "orderInformation.billTo": later("Billing address, in clear"),
    "orderInformation.shipTo": later("Shipping address, in clear"),
    "iframes": later("Frames that the checkout is made of"),
    "iframes.mce": later("Frame for entering a card"),
    "iframes.buttons": later("Frame with the list of buttons"),
    "iframes.src": later("Frame for secure remote commerce"),
    "iframes.c2p": later("Frame for Click to Pay"),
    "iframes.googlepay": later("Frame for Google Pay"),
    "country": later("Country of the shop"),
    "locale": later("Language and country of the texts"),
    "cr": later("The server’s own state of the checkout; opaque"),
    "serviceOrigin": later("Server that runs the checkout"),
    "loggingPath": later("Path that takes log entries"),
    "assetsPath": later("Path of scripts and pictures"),
}

_TRANSIENT = {
    "content": later("What was entered, by field"),
    "content.paymentInformation": later("Payment data that was entered"),
    "content.paymentInformation.card": later("Card that was entered"),
    "content.orderInformation": later("Order data that was entered"),
    "content.orderInformation.amountDetails": later("Amount"),
    "content.orderInformation.billTo": later("Billing address"),
    "content.orderInformation.shipTo": later("Shipping address"),
    "content.processingInformation": later("How the payment is processed"),
    "content.processingInformation.paymentSolution": later("Way to pay that was chosen"),
    "content[].value": later("What was entered, in clear"),
    "content[].maskedValue": later("What was entered, digits hidden"),
    "content[].bin": later("First digits: the bank that issued it"),
    "content[].detectedCardTypes": later("Card types that the number fits"),
    "data": later("Card that was entered, number with digits hidden"),
    "metadata": later("Data about the checkout"),
    "metadata.cardholderAuthenticationStatus": later("Whether the cardholder was authenticated"),
    "type": later("Type of its capture context"),
}

_BEARER = {
    "digest": later("SHA-256 of the request body, in base64"),
    "digestAlgorithm": later("Digest algorithm"),
    "digest-algorithm": later("Digest algorithm, as one client spells it"),
    "request-method": later("Method of the request that it allows"),
    "request-host": later("Host that the request goes to"),
    "request-resource-path": later("Path that the request goes to"),
    "v-c-merchant-id": later("Merchant whom the request is for"),
    "v-c-jwt-version": later("Generation of bearer tokens"),
    "v-c-response-mle-kid": later("Key that the answer is to be encrypted for"),
}

CLAIMS = {
    "iss": later("Who issued the token"),
    "sub": later("Subject of the token"),
    "aud": later("Audience of the token"),
    "jti": later("Unique ID of the token"),
    **_CONTEXT,
    **{f"ctx[].data.{path}": text for path, text in (_MICROFORM | _UNIFIED_CHECKOUT).items()},
    **_TRANSIENT,
    **_BEARER,
}
"""Claims, of all kinds of token; times are put into words by `flexgui.flex.claims.meaning`."""

CARD_TYPES = {
    "001": "Visa",
    "002": "Mastercard",
    "003": "American Express",
    "004": "Discover",
    "005": "Diners Club",
    "007": "JCB",
    "024": "Maestro UK",
    "036": "Cartes Bancaires",
    "042": "Maestro International",
    "062": "China UnionPay",
}
"""Card type codes (CyberSource's REST client, description of the card model)."""

ALGORITHMS = {
    "RS256": later("RSA signature with SHA-256"),
    "RS384": later("RSA signature with SHA-384"),
    "RS512": later("RSA signature with SHA-512"),
    "PS256": later("RSA-PSS signature with SHA-256"),
    "ES256": later("ECDSA signature with P-256 and SHA-256"),
    "HS256": later("HMAC with SHA-256 and a shared secret"),
    "RSA-OAEP": later("Content key encrypted with RSA-OAEP and SHA-1"),
    "RSA-OAEP-256": later("Content key encrypted with RSA-OAEP and SHA-256"),
    "none": later("Not signed: never accept it"),
}
"""Algorithms of RFC 7518, sections 3.1 and 4.1, in words."""

_FLEX_PAGES = (
    "https://developer.cybersource.com/docs/cybs/en-us/digital-accept-flex/developer/all/rest/digital-accept-flex/"
    "flex-api-2/"
)
_CONTEXT_PAGE = f"{_FLEX_PAGES}flex-api-2-generate-capture-context.html"
_TOKEN_PAGE = f"{_FLEX_PAGES}flex-api-2-tokenize-payment-info.html"
_REST_PAGE = "https://developer.cybersource.com/docs/cybs/en-us/platform/developer/all/rest/rest-getting-started.md"

PAGES = {
    "header": "https://www.rfc-editor.org/rfc/rfc7515#section-4.1",
    "flx.jwk": "https://www.rfc-editor.org/rfc/rfc7517#section-4",
    **dict.fromkeys(
        ("iss", "iat", "exp", "nbf", "jti", "sub", "aud"), "https://www.rfc-editor.org/rfc/rfc7519#section-4.1"
    ),
    **dict.fromkeys(("flx", "ctx"), _CONTEXT_PAGE),
    **dict.fromkeys(("content", "data", "type", "metadata"), _TOKEN_PAGE),
    **dict.fromkeys(("digest", "digestAlgorithm", "digest-algorithm"), _REST_PAGE),
    **dict.fromkeys(("request-method", "request-host", "request-resource-path"), _REST_PAGE),
    **dict.fromkeys(("v-c-merchant-id", "v-c-jwt-version", "v-c-response-mle-kid"), _REST_PAGE),
}
"""The address of the page that documents a claim and all below it, by its path."""
