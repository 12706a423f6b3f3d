import { describe, expect, test } from "vitest";
import type { PersonAnswer } from "../../../domain/look-ups/person.ts";
import { fromAddress } from "../../shared/people/picked-person.ts";
import { type FindPeople, resolvePeople } from "./resolve-people.ts";

const ada = { email: "ada@x.co", userId: "u1", memberId: "", name: "Ada" };
const asked: string[] = [];
const find: FindPeople = async (addresses) => {
  asked.push(...addresses);
  return new Map(
    addresses.map((address): [string, PersonAnswer] => [
      address,
      address === ada.email ? { is: "found", person: ada, isDeactivated: false } : { is: "nobody" },
    ]),
  );
};

describe("the ids of chosen people", () => {
  test("are looked up where only the address is known", async () => {
    asked.length = 0;
    const guest = { email: "", userId: "", memberId: "m9", name: "Guest" };
    const ben = { email: "Ben@x.co", userId: "u2", memberId: "m2", name: "Ben" };
    const { ids, missing } = await resolvePeople([fromAddress("Ada@x.co"), guest, ben], find);
    expect(Object.fromEntries(ids)).toEqual({ "ada@x.co": "u1", m9: "m9", "ben@x.co": "u2" });
    expect(missing).toEqual([]);
    expect(asked).toEqual(["ada@x.co"]);
  });

  test("that are nobody’s are told apart from those found", async () => {
    const { ids, missing } = await resolvePeople(["ada@x.co", "nobody@x.co"].map(fromAddress), find);
    expect([...ids.keys()]).toEqual(["ada@x.co"]);
    expect(missing).toEqual(["nobody@x.co"]);
  });

  test("nobody is called missing who could not be looked up", async () => {
    const broken = new Error("Bad gateway");
    await expect(resolvePeople([fromAddress("ada@x.co")], () => Promise.reject(broken))).rejects.toBe(broken);
  });
});
