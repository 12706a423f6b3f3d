// The account connection is there again: what it held up goes on.
import { and, inArray, sql } from "drizzle-orm";
import type { DatabaseSource } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import type { CreateDeps } from "./create.ts";

export const createAccountConnected =
  ({ database, later }: { readonly database: DatabaseSource } & Pick<CreateDeps, "later">) =>
  async (): Promise<void> => {
    const { orm } = await database.ready;
    const isHeld = sql`${changes.heldBy} ->> 'code' = 'account_unavailable'`;
    const held = await orm
      .select({ id: changes.id })
      .from(changes)
      .where(and(inArray(changes.status, ["waiting", "planning"]), isHeld));
    for (const { id } of held) await later.instead(id, 0);
  };
