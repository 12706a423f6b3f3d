// Addresses of people of other accounts. Zoom's lists show none; the answer to an invitation by address tells whose ID it is.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Call } from "../../../contract/call.ts";
import type { Orm } from "../../db/database.ts";

export interface Address {
  readonly memberId: string;
  readonly email: string;
}

const Invitation = v.object({ members: v.strictTuple([v.object({ email: v.pipe(v.string(), v.includes("@")) })]) });
/** A person of the account has a user ID beside it. */
const Added = v.object({
  ids: v.nullish(v.literal(""), ""),
  member_ids: v.pipe(v.string(), v.regex(/^[^,]+$/), v.trim(), v.nonEmpty()),
});
const invitations: ReadonlySet<Call["operationId"]> = new Set(["inviteChannelMembers", "inviteUserChannelMembers"]);

/** Whose address a call that succeeded tells, where it invited one person and the answer can be of nobody else. */
export function addressIn({ operationId, body }: Call, answer: unknown): Address | null {
  if (!invitations.has(operationId)) return null;
  const asked = v.safeParse(Invitation, body);
  const added = v.safeParse(Added, answer);
  if (!asked.success || !added.success) return null;
  return { memberId: added.output.member_ids, email: asked.output.members[0].email };
}

export async function writeAddress(orm: Orm, { memberId, email }: Address, atMs: number): Promise<void> {
  await orm.execute(sql`
    insert into inventory_addresses (member_id, email, at_ms) values (${memberId}, ${email}, ${atMs})
    on conflict (member_id) do update set email = excluded.email, at_ms = excluded.at_ms
  `);
}
