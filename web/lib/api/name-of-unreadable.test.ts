import { expect, test } from "vitest";
import { nameOfUnreadable } from "./name-of-unreadable.ts";

test.each<[unknown, string]>([
  [{ id: "m1", email: "a@b.co", first_name: "", display_name: "Greta Kruger", role: "guest" }, "Greta Kruger"],
  [{ id: "m1", email: "a@b.co", name: 3 }, "a@b.co"],
  [{ member_id: "m1", role: "guest" }, "m1"],
  [{ role: 4 }, "A row without a name"],
  [undefined, "An empty row"],
  ["text", "text"],
])("%j is called %s", (raw, name) => expect(nameOfUnreadable(raw)).toBe(name));
