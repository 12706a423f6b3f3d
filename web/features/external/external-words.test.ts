import { expect, test } from "vitest";
import { byText, nextOrder, summaryOf, valueText } from "./external-words.ts";

test.each([
  [
    { people: 1, organizations: 0, unknownPeople: 1, channels: 1, spaces: 0 },
    "1 person of organizations that are not known, in 1 channel",
  ],
  [
    { people: 12, organizations: 3, unknownPeople: 4, channels: 9, spaces: 0 },
    "12 people, 8 of them from 3 organizations, 4 from organizations that are not known, in 9 channels",
  ],
  [
    { people: 12, organizations: 3, unknownPeople: 0, channels: 9, spaces: 2 },
    "12 people from 3 organizations in 9 channels and 2 shared spaces",
  ],
  [
    { people: 2, organizations: 1, unknownPeople: 0, channels: 0, spaces: 1 },
    "2 people from 1 organization in 1 shared space",
  ],
])("what matches is summed up: %j", (counts, expected) => expect(summaryOf(counts)).toBe(expected));

test.each([
  [{ by: "Ann Lee", byKey: "ann", key: "g1" }, "Ann Lee"],
  [{ by: "Guest", byKey: "g1", key: "g1" }, "Themselves"],
  [{ by: "", byKey: "", key: "g1" }, "Not known"],
])("who let somebody in: %j", (row, expected) => expect(byText(row)).toBe(expected));

test("a column sorts one way, the other, then by person again; the latest come first", () => {
  expect(nextOrder("person", "since")).toBe("-since");
  expect(nextOrder("-since", "since")).toBe("since");
  expect(nextOrder("since", "since")).toBeUndefined();
  expect(nextOrder("since", "place")).toBe("place");
});

test("values are called what the server calls them, else what they stand for", () => {
  expect(valueText("space", "s1", "Partners")).toBe("Partners");
  expect(valueText("adding", "0")).toBe("Nobody");
  expect(valueText("organization", "partner.example")).toBe("partner.example");
});
