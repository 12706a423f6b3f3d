// Through whom a change is carried out, and what the audit trail calls what it does.
import { eq } from "drizzle-orm";
import * as v from "valibot";
import { actionOf, isActionId } from "../../domain/actions/registry.ts";
import type { ActionId } from "../../domain/changes/action-table.gen.ts";
import type { Orm } from "../db/database.ts";
import { people } from "../db/schema.ts";
import { retriesOf } from "./carriers.ts";
import { type ChangeRow, type Part, partsOf } from "./change-store.ts";
import type { Actor } from "./zoom.ts";

/** What the audit trail calls it: the way back of an action is told apart from it. */
export const actedOn = ({ actionId, isUndo }: Part): string => (isUndo ? `undo-${actionId}` : actionId);

/** What it takes the rights for: itself, and what is part of it, which is so of its way back too. */
export function actsIn(part: Part): readonly string[] {
  const { contains, input } = actionOf(part.actionId);
  const asked = v.safeParse(input, part.input);
  return [actedOn(part), ...(asked.success ? (contains?.(asked.output) ?? []) : [])];
}

/** The kinds of change that are made. */
export const doingOf = (parts: readonly Pick<Part, "actionId">[]): readonly ActionId[] =>
  [...new Set(parts.map(({ actionId }) => actionId))].filter(isActionId);

/** Through whom a change is made. */
export async function actorOf(orm: Orm, change: ChangeRow, userId: string): Promise<Actor> {
  const { accountId } = change;
  const { email, displayName, roleName } = people;
  const [person = { email: "", displayName: "", roleName: "" }] = await orm
    .select({ email, displayName, roleName })
    .from(people)
    .where(eq(people.userId, userId));
  const connection = change.connection === "account" ? "account" : "me";
  const who = { ...person, userId, accountId, idHash: "", address: change.askedFrom ?? undefined };
  const isPromised = change.endsAccessOf !== null && retriesOf(change).length === 0;
  return {
    ...{ changeId: change.id, ticket: change.ticket, isPromised },
    ...{ connection, userId, accountId, who },
    doing: doingOf(partsOf(change)),
  };
}
