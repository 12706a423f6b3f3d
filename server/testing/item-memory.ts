// Items of a change in memory, as whoever has the change writes them.

import { itemRowOf } from "../changes/held.ts";
import { boxed } from "../changes/item-row.ts";
import type { ItemStore } from "../changes/item-store.ts";

interface Given {
  readonly part: number;
  readonly target: unknown;
  readonly before: unknown;
  readonly to: unknown;
}

export function itemMemory(items: readonly Given[]) {
  const rows = items.map(({ part, target, before, to }, n) =>
    itemRowOf("change", {
      ...{ n, part, target, status: "planned", key: `${n}`, label: `Item ${n}` },
      ...{ before: boxed(before), to: boxed(to), skip: null, noUndo: null, remark: null, files: [] },
    }),
  );
  const move = (n: number, some: Partial<(typeof rows)[number]>) => Object.assign(rows[n] ?? {}, some);
  const back: ItemStore["reach"] = async (some) => {
    for (const { n, reached } of some) move(n, { status: "planned", step: null, reached: boxed(reached) });
  };
  const store: ItemStore = {
    next: async (status, from, limit) => rows.filter((row) => row.status === status && row.n >= from).slice(0, limit),
    begin: async (sent) => {
      for (const { item } of sent) move(item.n, { status: "sending" });
    },
    alongside: () => undefined,
    flush: async () => undefined,
    end: async (ended) => {
      for (const { item, outcome } of ended) move(item.n, { status: outcome.status });
    },
    reach: back,
    putBack: back,
    endRest: async (part) => {
      for (const row of rows) if (row.part === part && row.status === "planned") row.status = "failed";
    },
  };
  return { store, rows, statuses: () => rows.map(({ status }) => status) };
}

/** Through the account connection, as nobody in particular. */
export const somebody = {
  changeId: "change",
  connection: "account",
  userId: "u",
  accountId: "a",
  who: { userId: "u", accountId: "a", email: "", displayName: "", roleName: "", idHash: "" },
} as const;
