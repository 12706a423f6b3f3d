import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { textLine } from "./log-text.ts";

const said = (say: (log: ReturnType<typeof createLog>) => void): string => {
  let text = "";
  say(createLog("info", { write: (line) => (text += textLine(line)) }));
  return text;
};

test("a line says when, how grave, what, and its fields", () => {
  expect(said((log) => log.warn({ operationId: "getChannel", status: 429 }, "zoom"))).toMatch(
    /^\d\d:\d\d:\d\d warn {2}zoom operationId=getChannel status=429\n$/,
  );
});

test("an error is told in one line", () => {
  const text = said((log) => log.error({ err: new Error("no\nway") }, "a request failed"));
  expect(text).toContain("error a request failed err=");
  expect(text.trimEnd()).not.toContain("\n");
});
