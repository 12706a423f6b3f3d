import { describe, expect, it } from "vitest";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { createUploadLimiter } from "./upload-limiter.ts";

const operation = (id: OperationId) => {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const upload = operation("uploadChatFile");
const other = operation("sendChatFile");

describe("uploads", () => {
  it("are twenty a second of one operation, whoever sends them", () => {
    let nowMs = 0;
    const limiter = createUploadLimiter("business", { nowMs: () => nowMs });
    const taken = Array.from({ length: 22 }, (_, count) => limiter.take(upload, `10.0.0.${count}`));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(limiter.take(other, "10.0.0.1")).toBe(true);
    nowMs = 1_000;
    expect(limiter.take(upload, "10.0.0.1")).toBe(true);
  });

  it("are two thousand a second from one address, whatever they are", () => {
    const limiter = createUploadLimiter("business", { nowMs: () => 0 });
    // Refused by its operation's limit, a request counts for the address all the same.
    for (let count = 0; count < 2_000; count++) limiter.take(upload, "10.0.0.1");
    expect(limiter.take(other, "10.0.0.1")).toBe(false);
    expect(limiter.take(other, "10.0.0.2")).toBe(true);
  });

  it("have no limit of their own for operations without files, nor for measurements", () => {
    const listing = operation("listUsersChannels");
    const limited = createUploadLimiter("free", { nowMs: () => 0 });
    const unlimited = createUploadLimiter("unlimited", { nowMs: () => 0 });
    for (let count = 0; count < 30; count++)
      expect([limited.take(listing, "10.0.0.1"), unlimited.take(upload, "10.0.0.1")]).toEqual([true, true]);
  });
});
