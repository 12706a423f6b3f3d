// A grant lives as long as one of its person's sessions: whoever ends a session asks here what becomes of the grant.
import type { DatabaseSource } from "../db/database.ts";
import type { Sessions } from "../session/sessions.ts";
import { readUnusedHolders, userGrantId } from "./grant-store.ts";
import type { Grants, Revocation } from "./grants.ts";

export interface UnusedGrants {
  /** Revokes a person's grant unless a session of theirs lives. */
  release(userId: string): Promise<Revocation>;
  /** The same for everybody whose sessions ended by themselves. */
  sweep(): Promise<void>;
}

export interface UnusedGrantDeps {
  readonly database: DatabaseSource;
  readonly grants: Grants;
  readonly sessions: Sessions;
  readonly clientId: string;
}

export function createUnusedGrants({ database, grants, sessions, clientId }: UnusedGrantDeps): UnusedGrants {
  const release = (userId: string) => grants.revoke(userGrantId(clientId, userId), () => sessions.isAnyLive(userId));
  return {
    release,
    sweep: async () => {
      const db = await database.ready;
      for (const userId of await readUnusedHolders(db.orm, clientId)) await release(userId);
    },
  };
}
