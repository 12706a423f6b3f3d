import type { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { stopAtPanic } from "./panic.ts";

function databaseThatFailsWith(error: Error) {
  const asked: string[] = [];
  const client: Pick<PGlite, "query"> = {
    query: async (query) => {
      asked.push(query);
      throw error;
    },
  };
  return { client, asked, failure: stopAtPanic(client) };
}

const saying = (severity: string) => Object.assign(new Error("No space left on device"), { severity, code: "53100" });

test("a database that has given itself up is told of once, and asked nothing more", async () => {
  const { client, asked, failure } = databaseThatFailsWith(saying("PANIC"));
  await expect(client.query("first")).rejects.toMatchObject({ name: "DatabaseAway" });
  await expect(client.query("second")).rejects.toMatchObject({ name: "DatabaseAway" });
  expect(asked).toEqual(["first"]);
  expect(failure.hasCome()).toBe(true);
  expect((await failure.told).message).toBe("No space left on device");
});

test("one that refuses a query goes on", async () => {
  const { client, asked, failure } = databaseThatFailsWith(saying("ERROR"));
  for (const query of ["first", "second"]) await expect(client.query(query)).rejects.toMatchObject({ code: "53100" });
  expect(asked).toEqual(["first", "second"]);
  expect(failure.hasCome()).toBe(false);
});
