// The grant of somebody who has signed in to the console, as the console keeps it: refreshed and stored as it would be.
import { existsSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config/config.ts";
import { databaseSource } from "../../db/database.ts";
import { openDatabase } from "../../db/open-database.ts";
import { people } from "../../db/schema.ts";
import { userGrantId } from "../../oauth/grant-store.ts";
import { createGrants, GrantRevoked } from "../../oauth/grants.ts";
import { createSeal } from "../../oauth/seal.ts";
import { createZoomOAuth } from "../../oauth/zoom-oauth.ts";
import type { ZoomGrant } from "../../zoom/call.ts";

export interface PersonGrant {
  readonly grant: ZoomGrant;
  readonly scopes: readonly string[];
  close(): Promise<void>;
}

/**
 * @param email of whoever signed in; told to nobody
 * @throws Error that says what is missing
 */
export async function personGrant(email: string, config: Config, clock: Clock): Promise<PersonGrant> {
  if (config.databaseUrl === null && !existsSync(path.join(config.dataFolder, "pglite")))
    throw new Error(`${config.dataFolder} holds no database; DATA_DIR or DATABASE_URL says where it is.`);
  const log = pino({ level: "silent" });
  const database = await openDatabase(config, clock, log);
  try {
    const [person] = await database.orm
      .select({ userId: people.userId, accountId: people.accountId })
      .from(people)
      .where(sql`lower(${people.email}) = ${email.trim().toLowerCase()}`);
    if (!person) throw new Error("Nobody with this address has signed in to the console.");
    const grants = createGrants({
      ...{ database: databaseSource(Promise.resolve(database)), seal: createSeal(config.secrets) },
      ...{ oauth: createZoomOAuth(config), clock, log, accountGrantId: null, apiUrl: config.apiUrl },
    });
    const grantId = userGrantId(config.client.id, person.userId);
    const { scopes } = await grants.access(grantId).catch((error: unknown) => {
      if (!(error instanceof GrantRevoked)) throw error;
      throw new Error(
        "They are signed in no more, or SESSION_SECRET is another one: have them sign in, and try again.",
      );
    });
    const grant = { tokens: grants.tokens(grantId), accountId: person.accountId };
    return { grant, scopes, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
