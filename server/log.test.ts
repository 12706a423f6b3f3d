import { expect, test } from "vitest";
import { createLog, describeError } from "./log.ts";

test("an error is described without what it carries", () => {
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED", body: "secret-body", headers: ["secret"] });
  const error = Object.assign(new Error("could not", { cause }), {
    params: ["secret-param"],
    response: { a: "secret" },
  });
  const described = describeError(error);
  expect(described).toMatchObject({ message: "could not", cause: { message: "refused", code: "ECONNREFUSED" } });
  expect(JSON.stringify(described)).not.toContain("secret");
});

test("a failed query is described without its parameters", () => {
  const error = new Error("Failed query: insert into grants values ($1)\nparams: secret-token");
  expect(JSON.stringify(describeError(error))).not.toMatch(/secret-token|insert into/);
});

test("what is thrown and no error is not shown", () => {
  expect(JSON.stringify(describeError("secret"))).not.toContain("secret");
});

test("a line holds what the call names, one JSON object", () => {
  const lines: string[] = [];
  createLog("info", { write: (line) => lines.push(line) }).info({ requestId: "r" }, "said");
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { level: 30, time: expect.any(Number), requestId: "r", msg: "said" },
  ]);
});
