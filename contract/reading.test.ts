import { expect, test } from "vitest";
import { operations } from "./operations.gen.ts";
import { isReading } from "./reading.ts";

test("only the search reads without a GET", () => {
  const reading = operations.filter((operation) => isReading(operation) && operation.method !== "GET");
  expect(reading.map(({ id }) => id)).toEqual(["searchUsersOrAccountsChannels"]);
});
