import { expect, test } from "vitest";
import { sandboxToStart } from "./start-settings.mjs";

test.each([
  ["nothing is set", {}, { port: 4100, filePort: 4101 }],
  ["what is set is blank", { ZOOM_CLIENT_ID: " ", ZOOM_PLAN: "", SANDBOX_PORT: " " }, { port: 4100, filePort: 4101 }],
  ["the address is this machine's", { PUBLIC_URL: "http://localhost:4000/" }, { port: 4100, filePort: 4101 }],
  ["its port is named", { SANDBOX_PORT: "5000" }, { port: 5000, filePort: 5001 }],
  ["both its ports are", { SANDBOX_PORT: "5000", SANDBOX_FILE_PORT: "6000" }, { port: 5000, filePort: 6000 }],
  ["there is an app of Zoom's", { ZOOM_CLIENT_ID: "id", PUBLIC_URL: "https://chat.example.com" }, null],
])("when %s", (_, environment, ports) => {
  expect(sandboxToStart(environment)).toEqual(ports);
});

test.each([
  ["a misspelt client id", { ZOOM_CLIENTID: "id" }, "ZOOM_CLIENT_ID is missing, but ZOOM_CLIENTID is set."],
  ["a misspelt beginning of it", { ZOM_CLIENT_ID: "id" }, "but ZOM_CLIENT_ID is set."],
  ["one in small letters", { zoom_client_id: "id" }, "but zoom_client_id is set."],
  ["settings for Zoom alone", { ZOOM_PLAN: "pro", ZOOM_ACCOUNT_ID: "a" }, "but ZOOM_ACCOUNT_ID, ZOOM_PLAN are set."],
  ["a blank client id beside them", { ZOOM_CLIENT_ID: " ", ZOOM_PLAN: "pro" }, "but ZOOM_PLAN is set."],
  ["a public address", { PUBLIC_URL: "https://chat.example.com" }, "PUBLIC_URL is an address other people can reach"],
  ["no port", { SANDBOX_PORT: "many" }, "SANDBOX_PORT is not a whole number from 1 to 65535"],
])("there is no made-up company under %s", (_, environment, sentence) => {
  expect(() => sandboxToStart(environment)).toThrow(sentence);
});
