import { uuid } from "../ids.ts";
import type { LegalHold } from "../legal-hold.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";

const DAY_MS = 86_400_000;

const subjects = ["Harbour contract", "Northwind dispute", "Recall of March", "Supplier audit", "Trademark claim"];

/** The first is over and holds what the stable people of Engineering said; every other goes on. */
export function seedLegalHold(
  random: Random,
  legalHold: LegalHold,
  users: readonly User[],
  count: number,
  nowMs: number,
): void {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const engineers = users.filter(({ department }) => department === "Engineering").slice(0, 2);
  for (let made = 0; made < count; made++) {
    const startMs = today - (40 + random.below(60)) * DAY_MS;
    legalHold.create({
      id: uuid(random),
      name: `${subjects[made % subjects.length]} ${2_024 + made}`,
      startMs,
      untilMs: made % 2 === 0 ? startMs + 30 * DAY_MS : null,
      createdAtMs: startMs + random.below(10 * DAY_MS),
      custodians: (made === 0 ? engineers : [random.pick(users), random.pick(users)])
        .map(({ index }) => index)
        .filter((index, place, all) => all.indexOf(index) === place),
    });
  }
}
