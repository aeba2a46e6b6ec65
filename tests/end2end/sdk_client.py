"""A program as merchants write it, with the official SDK and without FlexGUI.

Reads its configuration as JSON from standard input, prints {"status", "token", "claims"} or {"status", "error"}.
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")  # the SDK warns of its own pkg_resources

from CyberSource import FlexAPIApi, GenerateFlexAPICaptureContextRequest  # noqa: E402
from CyberSource.rest import ApiException  # noqa: E402
from CyberSource.utilities.flex.CaptureContextParsingUtility import parse_capture_context_response  # noqa: E402

configuration = json.load(sys.stdin)
fields = {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": False}}}}
api = FlexAPIApi(configuration)
try:
    # As the SDK's samples do: the members of the model as JSON; the SDK removes the underscores.
    body = json.dumps(GenerateFlexAPICaptureContextRequest(fields=fields).__dict__)
    token, status, _ = api.generate_flex_api_capture_context_with_http_info(body)
except ApiException as error:
    print(json.dumps({"status": error.status, "error": error.body if isinstance(error.body, str) else str(error.body)}))
else:
    # The SDK's own verifier fetches the public key from the sandbox and checks the signature, or raises.
    claims = parse_capture_context_response(token, api.api_client.mconfig)
    print(json.dumps({"status": status, "token": token, "claims": claims}))
