import { describe, expect, test } from "vitest";
import { ApiError, RateLimitedError } from "../../lib/api/errors.ts";
import { fromAddress } from "../../shared/people/picked-person.ts";
import { resolvePeople } from "./resolve-people.ts";

const known: Readonly<Record<string, string>> = { "ada@x.co": "u1" };
const asked: string[] = [];
const findId = async (email: string): Promise<string | undefined> => {
  asked.push(email);
  return known[email];
};

describe("the ids of chosen people", () => {
  test("are looked up where only the address is known", async () => {
    asked.length = 0;
    const guest = { email: "", userId: "", memberId: "m9", name: "Guest" };
    const ben = { email: "Ben@x.co", userId: "u2", memberId: "m2", name: "Ben" };
    const { ids, missing } = await resolvePeople([fromAddress("Ada@x.co"), guest, ben], findId);
    expect(Object.fromEntries(ids)).toEqual({ "ada@x.co": "u1", m9: "m9", "ben@x.co": "u2" });
    expect(missing).toEqual([]);
    expect(asked).toEqual(["ada@x.co"]);
  });

  test("that are nobody’s are told apart from those found", async () => {
    const { ids, missing } = await resolvePeople(["ada@x.co", "nobody@x.co"].map(fromAddress), findId);
    expect([...ids.keys()]).toEqual(["ada@x.co"]);
    expect(missing).toEqual(["nobody@x.co"]);
  });

  test("one lookup that fails is that person’s, a rate limit is everybody’s", async () => {
    const refusing = (error: ApiError) => async () => Promise.reject(error);
    const broken = new ApiError("Bad gateway", { code: 502, status: 502 });
    const { missing } = await resolvePeople([fromAddress("ada@x.co")], refusing(broken));
    expect(missing).toEqual(["ada@x.co"]);
    const limit = new RateLimitedError("Too many", { code: 429, status: 429, retryAfterMs: 10 });
    await expect(resolvePeople([fromAddress("ada@x.co")], refusing(limit))).rejects.toBe(limit);
  });
});
