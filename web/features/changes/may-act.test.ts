import { expect, test } from "vitest";
import { mayAct } from "./may-act.ts";

test("whoever only sees what others changed is offered nothing to do with it", () => {
  const change = {
    plannedBy: "ada",
    connection: "account",
    actionIds: ["archive-channels", "rename-channels"],
  } as const;
  const having = (...rights: readonly string[]) => ({ all: (right: string) => rights.includes(right) });
  expect(mayAct(change, "ada", having())).toBe(true);
  expect(mayAct(change, "bea", having("see-audit"))).toBe(false);
  expect(mayAct(change, "bea", having("archive-channels"))).toBe(false);
  expect(mayAct(change, "bea", having("archive-channels", "rename-channels"))).toBe(true);
  expect(mayAct({ ...change, connection: "me" }, "bea", having("archive-channels", "rename-channels"))).toBe(false);
});
