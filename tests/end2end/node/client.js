// A program as a merchant would write it, with the official SDK and nothing of FlexGUI's.
// Reads its configuration as JSON from standard input, prints {"status", "token", "claims"} or {"status", "error"}.
"use strict";

const sdk = require("cybersource-rest-client");
const MerchantConfig = require("cybersource-rest-client/src/authentication/core/MerchantConfig");

const configuration = JSON.parse(require("fs").readFileSync(0, "utf8"));
const tell = (result) => process.stdout.write(JSON.stringify(result));

const request = new sdk.GenerateFlexAPICaptureContextRequest();
request.fields = { paymentInformation: { card: { number: {}, securityCode: { required: false } } } };

const api = new sdk.FlexAPIApi(configuration, new sdk.ApiClient());
api.generateFlexAPICaptureContext(request, (error, data, response) => {
  if (error) {
    const answer = error.response || response || {};
    tell({ status: answer.status || 0, error: answer.text || String(error.message || error) });
    return;
  }
  const token = typeof data === "string" ? data : response.text;
  // The SDK's own verifier fetches the public key from the sandbox and checks the signature.
  sdk.CaptureContextParsingUtility.parseCaptureContextResponse(token, new MerchantConfig(configuration), (problem, claims) =>
    tell(problem ? { status: response.status, error: String(problem.message || problem) } : { status: response.status, token, claims }),
  );
});
