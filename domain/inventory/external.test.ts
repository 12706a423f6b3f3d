import { expect, test } from "vitest";
import { externalQuery, readExternalAsked } from "./external.ts";

test("what is asked stands in the address and is read from it, without what is so anyway", () => {
  const query = { find: "ada", sort: "-since", organization: "partner.example,unknown", in: "space", adding: "1,2,3" };
  expect(externalQuery(readExternalAsked(query))).toEqual(query);
  expect(externalQuery(readExternalAsked({ find: " ", sort: "person", person: "" }))).toEqual({});
});

test("what is no value of a filter, and no order, is left out", () => {
  expect(readExternalAsked({ in: "channel,house", adding: "9", sort: "shoe-size", elsewhere: "x" })).toEqual({
    find: "",
    sort: "person",
    facets: { in: ["channel"] },
  });
});
