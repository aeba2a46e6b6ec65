// A merchant's program that uses the official SDK, without FlexGUI.
// Reads configurations as JSON lines from standard input and prints a JSON line for each: {"status", "token", "claims"},
// or {"status", "error", "pasted"}, where "pasted" is the SDK's error as printed by its samples, and the sent body.
// The member "mistake" of a configuration changes the request after signing: "body" or "host".
"use strict";

const axios = require("axios");
const sdk = require("cybersource-rest-client");
const MerchantConfig = require("cybersource-rest-client/src/authentication/core/MerchantConfig");

const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
let mistake = "";
let sent = "";

axios.interceptors.request.use((config) => {
  if (mistake === "host") config.headers.Host = new URL(config.baseURL || config.url).host.replace("127.0.0.1", "localhost");
  return config;
});
axios.defaults.transformRequest.push((data) => {
  if (typeof data === "string") sent = data = mistake === "body" ? data.replace("false", "false ") : data;
  return data;
});

const answerOf = (settings) => new Promise((resolve) => {
  const { mistake: wanted, ...configuration } = settings;
  mistake = wanted || "";
  const request = new sdk.GenerateFlexAPICaptureContextRequest();
  request.fields = { paymentInformation: { card: { number: {}, securityCode: { required: false } } } };
  const api = new sdk.FlexAPIApi(configuration, new sdk.ApiClient());
  api.generateFlexAPICaptureContext(request, (error, data, response) => {
    if (error) {
      const answer = error.response || response || {};
      const pasted = "Error : " + JSON.stringify(error) + "\n" + sent + "\n";
      resolve({ status: answer.status || 0, error: answer.text || String(error.message || error), pasted });
      return;
    }
    const token = typeof data === "string" ? data : response.text;
    // The SDK fetches the public key from the sandbox and verifies the signature.
    sdk.CaptureContextParsingUtility.parseCaptureContextResponse(token, new MerchantConfig(configuration), (problem, claims) =>
      resolve(problem ? { status: response.status, error: String(problem.message || problem) } : { status: response.status, token, claims }),
    );
  });
});

(async () => {
  for (const line of lines) console.log(JSON.stringify(await answerOf(JSON.parse(line))));
})();
