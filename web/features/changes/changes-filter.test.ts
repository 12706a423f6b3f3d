import { expect, test } from "vitest";
import { readView } from "./changes-filter.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const filterOf = (query: string) => readView(new URLSearchParams(query), NOW).filter;

test.each([
  ["", {}],
  ["find=+sales+ada+", { find: "sales ada" }],
  ["status=approval&by=me", { approval: "needed", by: "me" }],
  ["status=troubled", { items: "failed,unknown,stale,unread,cancelled" }],
  ["status=nonsense&by=anyone&what=nonsense", {}],
  ["what=archive-channels", { action: "archive-channels" }],
  [
    "from=2026-03-01&to=2026-03-02",
    { since: Date.parse("2026-03-01T00:00:00Z"), before: Date.parse("2026-03-03T00:00:00Z") },
  ],
  ["from=2026-03-01&to=2026-03-10", { since: Date.parse("2026-03-01T00:00:00Z") }],
])("the address %j asks for %j", (query, filter) => {
  expect(filterOf(query)).toEqual(filter);
});
