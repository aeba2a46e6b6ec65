"""The causes that concern route, body, account, network and payment; see `flexgui.diagnosis.causes`."""

from __future__ import annotations

from flexgui.translation import later

SERVICE_CAUSES: dict[str, tuple[str, str, str]] = {
    "route.method": (
        later("The method is not allowed for this path."),
        later("Send a POST."),
        "CyberSource, Flex guide",
    ),
    "route.path": (later("There is no such path."), later("Correct the path."), "Observed in public probes"),
    "route.host-for-endpoint": (
        later("This path may be served by another host."),
        later("Use the API host for sessions, and the flex host for tokens."),
        "CyberSource; the documents disagree",
    ),
    "route.content-type": (
        later("The Content-Type is not application/json."),
        later("Send Content-Type: application/json."),
        "Documented for other services",
    ),
    "route.accept": (
        later("The Accept header does not name application/jwt."),
        later("Send Accept: application/jwt."),
        "Inferred",
    ),
    "answer.parsed-as-json": (
        later("The answer is a token, not JSON."),
        later("Read the answer as text."),
        "cybersource-rest-client-dotnet issue 243, cybersource-rest-samples-csharp issue 139",
    ),
    "body.fields-wrapper": (
        later("The body is not an object with the member fields."),
        later('Send {"fields": {…}} as valid JSON.'),
        "CyberSource, Flex guide",
    ),
    "body.schema": (
        later("The body has a member that the API does not accept."),
        later("Leave it out, or correct its name or value."),
        "CyberSource, OpenAPI file",
    ),
    "body.target-origins": (
        later("targetOrigins has an address that is not accepted."),
        later("Write https origins without path or wildcard; Microform takes 9 at most, Unified Checkout 7."),
        "CyberSource, OpenAPI file",
    ),
    "account.product-not-enabled": (
        later("The product may not be enabled for this merchant."),
        later("Ask CyberSource support, with the correlation ID."),
        "Observed in public probes",
    ),
    "account.role-missing": (
        later("The key or its user does not have the role for this service."),
        later("Add the role in the Business Center."),
        "Observed in public traffic",
    ),
    "oauth.token": (
        later("The OAuth access token was not accepted."),
        later("Refresh the token; access tokens live 15 minutes and belong to api-ma hosts."),
        "CyberSource, OAuth guide",
    ),
    "mle.required": (
        later("The operation may require message-level encryption."),
        later("Encrypt the body (MLE), and sign with a JWT."),
        "cybersource-rest-client-node",
    ),
    "mle.with-http-signature": (
        later("Message-level encryption works with JWT only."),
        later("Sign the encrypted request with a JWT."),
        "cybersource-rest-client-python",
    ),
    "mle.encrypted-answer": (
        later("The answer is encrypted."),
        later("Leave out the claim v-c-response-mle-kid, or decrypt the answer with the private key for it."),
        "cybersource-rest-client-python, MLEUtility.py",
    ),
    "network.blocked": (
        later("Something between client and server refused the request."),
        later("Ask the network’s administrator for access to the host."),
        "Inferred",
    ),
    "network.tls-inspection": (
        later("A proxy inspects TLS with a certificate that the client does not trust."),
        later("Add the proxy’s CA to the certificates that the client trusts."),
        "Observed in public reports",
    ),
    "network.tls-version": (
        later("The client does not support TLS 1.2."),
        later("Use a runtime with TLS 1.2 or later."),
        "Inferred",
    ),
    "network.rate-limit": (
        later("Too many requests were sent."),
        later("Wait as long as Retry-After says, and send fewer requests."),
        "Inferred",
    ),
    "token.expired-or-foreign": (
        later("The transient token has expired, was mistyped or belongs to another merchant."),
        later("Get a new token, and use it within 15 minutes with the merchant that it was made for."),
        "cybersource-rest-samples-node issue 66",
    ),
    "token.sample-value": (
        later("The transient token is one of the published samples."),
        later("Get a token of your own."),
        "cybersource-rest-samples-node issue 66",
    ),
}
"""Title, fix and source of each cause by its ID."""
