import { describe, expect, it } from "vitest";
import { conversationOf, forwardIdIn } from "./forward-id.ts";
import { createRandom } from "./random.ts";

describe("a forward id", () => {
  it("leads back to its conversation", () => {
    const random = createRandom("forwards");
    for (const number of [0, 1, 28_399, 2 ** 32 - 1]) {
      const id = forwardIdIn(number, random);
      expect(id).toMatch(/^[\w-]{22}$/);
      expect(conversationOf(id)).toBe(number);
    }
  });

  it("is not the same twice", () => {
    const random = createRandom("forwards");
    expect(forwardIdIn(7, random)).not.toBe(forwardIdIn(7, random));
  });

  it("can be nothing of another length", () => {
    expect(conversationOf("short")).toBeNull();
  });
});
