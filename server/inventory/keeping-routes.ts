// What owners and administrators of the account set of the inventory, and the data of one person, which they delete.
import { Router } from "express";
import type { PersonDeleted } from "../../domain/inventory/people.ts";
import { InventorySettings } from "../../domain/inventory/status.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess, requestIdOf } from "./access.ts";
import { keyOfPerson, nobody } from "./queries/key-of-person.ts";
import { smallBody } from "./small-body.ts";
import { deletePerson } from "./store/gone.ts";
import { inventorySettings, setInventory } from "./store/settings.ts";

export interface KeepingRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

/** What is said of it, for the audit trail is never changed. */
const KEPT = "The audit trail and past changes keep what they say of this person until their own time is over.";
const NAMED = "The desired state names this person. Remove them from the file, or it would have them added again.";
const COMES_BACK = "Zoom still tells of this person, so the next reads bring back what its lists say.";
const led = (count: number): string =>
  `${count === 1 ? "The channel or space" : `The ${count} channels and spaces`} they owned or administered ${count === 1 ? "is" : "are"} read again at once: until then nobody is known in their place, and then whomever Zoom names.`;

export function keepingRoutes(deps: KeepingRouteDeps): Router {
  const { database, clock, audit } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.put("/api/inventory/settings", async (req, res) => {
    const { session: who } = await access.keeper(req, "set how long the inventory keeps what is gone");
    const after = await smallBody(req, InventorySettings);
    await (await database.ready).orm.transaction(async (within) => {
      const detail = { before: await inventorySettings(within), after };
      await setInventory(within, after);
      const operation = "changeInventorySettings";
      await audit.record({ requestId: requestIdOf(res), who, operation, detail }, within);
    });
    res.sendStatus(204);
  });
  router.delete("/api/inventory/people/:key", async (req, res) => {
    const { session: who } = await access.keeper(req, "delete the data of a person");
    const { orm } = await database.ready;
    const key = await keyOfPerson(orm, req.params.key);
    const { count, isStillThere, isNamed, ledCount } = await orm.transaction(async (within) => {
      const found = await deletePerson(within, key, clock.nowMs());
      if (found.count === 0) throw nobody();
      // By the ID alone, which stands for a person whose name is to be forgotten.
      const detail = { person: key, rows: found.count };
      await audit.record({ requestId: requestIdOf(res), who, operation: "deletePersonData", detail }, within);
      return found;
    });
    const notes = [
      KEPT,
      ...(ledCount > 0 ? [led(ledCount)] : []),
      ...(isStillThere ? [COMES_BACK] : []),
      ...(isNamed ? [NAMED] : []),
    ];
    res.json({ rows: count, notes } satisfies PersonDeleted);
  });
  return router;
}
