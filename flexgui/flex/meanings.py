"""What the members of a token mean, by their path; ``[]`` stands for any place in an array.

Sources: RFC 7515, 7516, 7517 and 7519 for registered names; CyberSource's "Generate a Capture Context", "Transient
Token Format", "Getting Started with REST" (both generations of bearer tokens), the Microform and Unified Checkout
guides, and tokens published in CyberSource's own repositories for the rest.
"""

from __future__ import annotations

HEADER = {
    "": "JOSE header: how the token is signed",
    "alg": "Algorithm that the token claims",
    "kid": "Names the key",
    "typ": "Media type of the token",
    "cty": "Media type of what is inside",
    "enc": "How the content is encrypted",
    "zip": "How the content was compressed before it was encrypted",
    "crit": "Extensions that a reader must know, or refuse the token",
    "crit[]": "An extension that a reader must know",
    "jwk": "Key that the token brings along; proves nothing",
    "jku": "Address of keys that the token names; proves nothing",
    "x5u": "Address of a certificate that the token names; proves nothing",
    "x5c": "Certificates that the token brings along",
    "x5c[]": "Certificate, DER in base64",
    "x5t": "SHA-1 thumbprint of the certificate",
    "x5t#S256": "SHA-256 thumbprint of the certificate",
    "iat": "When it was encrypted, in seconds since 1970",
    "v-c-merchant-id": "Merchant who sends the request",
}
"""Members of a JOSE header."""

_CONTEXT = {
    "flx": "Where and how to send the data",
    "flx.path": "Path that takes the encrypted data",
    "flx.data": "Opaque: for the server alone",
    "flx.origin": "Server that takes the encrypted data",
    "flx.jwk": "One-time key to encrypt with",
    "flx.jwk.kty": "Key type",
    "flx.jwk.e": "Public exponent",
    "flx.jwk.use": "Meant for encryption",
    "flx.jwk.n": "Modulus",
    "flx.jwk.kid": "ID of the one-time key",
    "flx.jwk.alg": "Algorithm that the key is for",
    "ctx": "Front end that the context is for",
    "ctx[]": "Front end that the context is for",
    "ctx[].type": "Kind and version of the front end",
    "ctx[].data": "What the front end may do",
    "ctx[].data.requiredFields": "Fields that the payer must give",
    "ctx[].data.optionalFields": "Fields that the payer may give",
}

_MICROFORM = {
    "targetOrigins": "Web pages that may show the form",
    "targetOrigins[]": "Web page that may show the form",
    "mfOrigin": "Server that the form's frames come from",
    "clientLibrary": "Address of the script to load",
    "clientLibraryIntegrity": "Hash that the script must have",
    "clientVersion": "Version of the front end",
    "allowedCardNetworks": "Card networks that are taken",
    "allowedCardNetworks[]": "Card network that is taken",
    "allowedPaymentTypes": "Ways to pay that are offered",
    "allowedPaymentTypes[]": "Way to pay that is offered",
}

_UNIFIED_CHECKOUT = {
    "allowedPaymentTypes[].page": "Page on which it is offered",
    "allowedPaymentTypes[].type": "Name of the way to pay",
    "paymentConfigurations": "Settings for single ways to pay",
    "captureMandate": "What the checkout asks the payer for",
    "captureMandate.billingType": "How much of the billing address is asked for",
    "captureMandate.requestEmail": "Whether the email address is asked for",
    "captureMandate.requestPhone": "Whether the phone number is asked for",
    "captureMandate.requestShipping": "Whether the shipping address is asked for",
    "captureMandate.shipToCountries": "Countries that are shipped to",
    "captureMandate.shipToCountries[]": "Country that is shipped to",
    "captureMandate.showAcceptedNetworkIcons": "Whether the icons of the card networks are shown",
    "orderInformation": "The order, in clear",
    "orderInformation.amountDetails": "Amount of the order",
    "orderInformation.amountDetails.totalAmount": "Total amount",
    "orderInformation.amountDetails.currency": "Currency of the amount",
    "orderInformation.billTo": "Billing address, in clear",
    "orderInformation.shipTo": "Shipping address, in clear",
    "iframes": "Frames that the checkout is made of",
    "iframes.mce": "Frame for entering a card",
    "iframes.buttons": "Frame with the list of buttons",
    "iframes.src": "Frame for secure remote commerce",
    "iframes.c2p": "Frame for Click to Pay",
    "iframes.googlepay": "Frame for Google Pay",
    "country": "Country of the shop",
    "locale": "Language and country of the texts",
    "cr": "The server's own state of the checkout; opaque",
    "serviceOrigin": "Server that runs the checkout",
    "loggingPath": "Path that takes log entries",
    "assetsPath": "Path of scripts and pictures",
}

_TRANSIENT = {
    "content": "What was entered, by field",
    "content.paymentInformation": "Payment data that was entered",
    "content.paymentInformation.card": "Card that was entered",
    "content.orderInformation": "Order data that was entered",
    "content.orderInformation.amountDetails": "Amount",
    "content.orderInformation.billTo": "Billing address",
    "content.orderInformation.shipTo": "Shipping address",
    "content.processingInformation": "How the payment is processed",
    "content.processingInformation.paymentSolution": "Way to pay that was chosen",
    "content[].value": "What was entered, in clear",
    "content[].maskedValue": "What was entered, digits hidden",
    "content[].bin": "First digits, which tell the bank that issued the card",
    "content[].detectedCardTypes": "Card types that the number fits",
    "data": "Card that was entered, number with digits hidden",
    "metadata": "What the checkout noted",
    "metadata.cardholderAuthenticationStatus": "Whether the cardholder was authenticated",
    "type": "Type of the context that it was made from",
}

_BEARER = {
    "digest": "SHA-256 of the request body, in base64",
    "digestAlgorithm": "How the digest was made",
    "digest-algorithm": "How the digest was made, as one client spells it",
    "request-method": "Method of the request that it allows",
    "request-host": "Host that the request goes to",
    "request-resource-path": "Path that the request goes to",
    "v-c-merchant-id": "Merchant whom the request is for",
    "v-c-jwt-version": "Generation of bearer tokens",
    "v-c-response-mle-kid": "Key that the answer is to be encrypted for",
}

CLAIMS = {
    "iss": "Who issued the token",
    "sub": "Whom the token is about",
    "aud": "Whom the token is for",
    "jti": "ID of this one token",
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
