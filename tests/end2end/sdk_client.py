"""A merchant's program that uses the official SDK, without FlexGUI.

Reads configurations as JSON lines from standard input and prints a JSON line for each: {"status", "token", "claims"},
or {"status", "error", "pasted"}. "pasted" is the text that a developer would paste: the request, printed as FlexGUI
advises, and the exception. The member "mistake" changes the request after signing: "body" or "host".
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")  # the SDK uses the deprecated pkg_resources

from CyberSource import FlexAPIApi, GenerateFlexAPICaptureContextRequest
from CyberSource.rest import ApiException, RESTClientObject
from CyberSource.utilities.flex.CaptureContextParsingUtility import parse_capture_context_response

FIELDS = {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": False}}}}
printed = []
send = RESTClientObject.POST


def printing(self, url, headers=None, body=None, **rest):
    """Print a request as raw HTTP and send it."""
    if mistake == "body":
        body = body.replace("false", "false ")
    elif mistake == "host":
        headers["Host"] = url.split("/")[2].replace("127.0.0.1", "localhost")
    printed.extend([f"POST {url} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", body, ""])
    return send(self, url, headers=headers, body=body, **rest)


RESTClientObject.POST = printing
for line in sys.stdin:
    configuration = json.loads(line)
    mistake = configuration.pop("mistake", "")
    printed.clear()
    api = FlexAPIApi(configuration)
    try:
        # Like the SDK's samples: the members of the model as JSON. The SDK removes the underscores.
        request = json.dumps(GenerateFlexAPICaptureContextRequest(fields=FIELDS).__dict__)
        token, status, _ = api.generate_flex_api_capture_context_with_http_info(request)
    except ApiException as error:
        text = error.body if isinstance(error.body, str) else str(error.body)
        pasted = "\n".join([*printed, f"Exception when calling FlexAPIApi: {error}"])
        print(json.dumps({"status": error.status, "error": text, "pasted": pasted}))
    else:
        # The SDK fetches the public key from the sandbox and verifies the signature, or raises an error.
        claims = parse_capture_context_response(token, api.api_client.mconfig)
        print(json.dumps({"status": status, "token": token, "claims": claims}))
