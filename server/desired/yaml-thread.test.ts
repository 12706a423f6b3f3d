import { expect, test } from "vitest";
import { RequestFailure } from "../middleware/bff-error.ts";
import { createYaml, inThread } from "./yaml-thread.ts";

const long = (name: string) => `version: 1\nchannels: [] # ${name.repeat(30_000)}\n`;

test("long files are read one after another, whoever they are of", async () => {
  const running = { now: 0, most: 0 };
  const yaml = createYaml(async (given) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    try {
      return await inThread(given);
    } finally {
      running.now -= 1;
    }
  });
  const texts = ["a", "b", "c"].map(long);
  const read = (person: string) => Promise.all(texts.map((text) => yaml.read(text, person)));
  const answers = await Promise.all([read("ann"), read("bo"), yaml.edit(long("d"), [], "cy")]);
  expect(answers[0]).toEqual(answers[1]);
  expect(running.most).toBe(1);
});

test("nobody has more than three of them wait, and small ones wait for none", async () => {
  const yaml = createYaml();
  const reads = ["a", "b", "c", "d"].map((name) => yaml.read(long(name), "ann"));
  const results = await Promise.allSettled([...reads, yaml.read("version: 1\n", "ann"), yaml.read(long("e"), "bo")]);
  expect(results.map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"],
  ]);
  const [refused] = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toBeInstanceOf(RequestFailure);
  await expect(yaml.read(long("d"), "ann")).resolves.toBeDefined();
});
