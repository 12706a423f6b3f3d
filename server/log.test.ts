import * as v from "valibot";
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

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("an error was expected");
}

test.each([
  ["a body that is no JSON", () => JSON.parse("secret-token is what I wrote")],
  ["JSON that breaks off", () => JSON.parse('{"password":"secret')],
  ["an answer of another form", () => v.parse(v.object({ expires_in: v.number() }), { expires_in: "secret-token" })],
  [
    "a value the database refuses",
    () => {
      throw Object.assign(new Error('invalid input syntax for type integer: "secret"'), { code: "22P02" });
    },
  ],
])("%s is not excerpted, as the error or as its cause", (_what, work) => {
  const error = thrownBy(work);
  const described = JSON.stringify([describeError(error), describeError(new Error("outer", { cause: error }))]);
  expect(described).not.toContain("secret");
});

test("an answer of another form is described by where it is wrong", () => {
  const error = thrownBy(() => v.parse(v.object({ token: v.object({ expires_in: v.number() }) }), { token: {} }));
  expect(describeError(error)).toMatchObject({ message: expect.stringContaining("at token.expires_in") });
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
