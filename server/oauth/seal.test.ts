import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const one = "the first secret, long enough for it";
const two = "the second secret, also long enough.";

test("opens what it sealed, for the same purpose only", () => {
  const seal = createSeal([one]);
  const sealed = seal.seal("token", "grant 1");
  expect(seal.open(sealed, "grant 1")).toBe("token");
  expect(seal.open(sealed, "grant 2")).toBeNull();
  expect(sealed).not.toContain("token");
});

test("seals the same text differently every time", () => {
  const seal = createSeal([one]);
  expect(seal.seal("token", "x")).not.toBe(seal.seal("token", "x"));
});

test("does not open what was altered, anywhere", () => {
  const seal = createSeal([one]);
  const bytes = Buffer.from(seal.seal("token", "x"), "base64url");
  for (let index = 0; index < bytes.length; index++) {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
    expect(seal.open(altered.toString("base64url"), "x")).toBeNull();
  }
  for (const length of [0, 1, 27, bytes.length - 1])
    expect(seal.open(bytes.subarray(0, length).toString("base64url"), "x")).toBeNull();
});

test("opens what an earlier secret sealed, as long as that is kept", () => {
  const sealed = createSeal([one]).seal("token", "x");
  expect(createSeal([two, one]).open(sealed, "x", createSeal([one]).keyId)).toBe("token");
  expect(createSeal([two]).open(sealed, "x")).toBeNull();
  expect(createSeal([two, one]).keyId).toBe(createSeal([two]).keyId);
  expect(createSeal([one]).keyId).not.toBe(createSeal([two]).keyId);
});
