// Notes at the start which settings differ from those of the last start. Secrets are never part of it.
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import { auditEntries } from "../db/schema.ts";
import type { Audit } from "./audit.ts";
import { nobody } from "./entries.ts";
import { entryOf } from "./read-entry.ts";
import type { Signer } from "./signing.ts";

const OPERATION = "changeSettings";

/** What of the settings decides who can do what, and what is kept; not what differs between instances. */
function recorded(config: Config, signer: Signer): Readonly<Record<string, unknown>> {
  const days = (ms: number | null) => (ms === null ? null : ms / 86_400_000);
  return {
    PUBLIC_URL: config.publicUrl,
    TRUSTED_PROXIES: config.trustedProxies,
    DATABASE_URL: config.databaseUrl === null ? "none" : "set",
    SESSION_IDLE_MINUTES: config.sessionIdleMs / 60_000,
    SESSION_MAX_HOURS: config.sessionMaxMs / 3_600_000,
    AUDIT_DAYS: days(config.auditMs),
    AUDIT_CHECKPOINT_FILE: config.auditCheckpoints.file ?? "none",
    // Its path or query may be what lets in whoever posts there.
    AUDIT_CHECKPOINT_URL: config.auditCheckpoints.url === null ? "none" : new URL(config.auditCheckpoints.url).origin,
    CHANGES_DAYS: days(config.changesMs),
    APPROVAL_ITEMS: config.approval.aboveItems ?? "none",
    APPROVAL_GRAVE: config.approval.isGraveIncluded,
    LARGE_CHANGE_MINUTES: config.approval.withinMs / 60_000,
    ZOOM_CLIENT_ID: config.client.id,
    ZOOM_ACCOUNT_ID: config.accountId ?? "none",
    ZOOM_S2S_CLIENT_ID: config.account?.clientId ?? "none",
    ZOOM_ADMIN_CLIENT_ID: config.adminApp?.clientId ?? "none",
    SIGN_IN_DOMAINS: config.signInLimits?.domains.join(",") || "none",
    SIGN_IN_GROUPS: config.signInLimits?.groupIds.join(",") || "none",
    ZOOM_OAUTH_URL: config.oauthUrl,
    ZOOM_API_URL: config.apiUrl,
    ZOOM_FILE_URL: config.fileUrl,
    ZOOM_FILEAPI_URL: config.fileApiUrl,
    ZOOM_PLAN: config.plan,
    CHANNELKEEPER_SANDBOX: config.isSandbox,
    // Public half of what SESSION_SECRET signs with: another one tells of another secret.
    signedBy: signer.sign({ kind: "hourly", seq: 0, hash: "", atMs: 0 }).key,
  };
}

export async function recordSettings(
  audit: Audit,
  config: Config,
  { database, signer }: { readonly database: DatabaseSource; readonly signer: Signer },
): Promise<void> {
  await audit.sealing.now();
  const { orm } = await database.ready;
  const [last] = await orm
    .select({ entry: auditEntries.entry })
    .from(auditEntries)
    .where(eq(auditEntries.operation, OPERATION))
    .orderBy(desc(auditEntries.atMs), desc(auditEntries.seq))
    .limit(1);
  const before = last ? settingsIn(entryOf(last.entry).detail) : null;
  const after = recorded(config, signer);
  const changed = Object.keys(after).filter((name) => !isDeepStrictEqual(before?.[name], after[name]));
  if (changed.length === 0) return;
  await audit.record({
    requestId: randomUUID(),
    who: nobody,
    operation: OPERATION,
    detail: { changed, settings: after },
  });
}

function settingsIn(detail: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof detail !== "object" || detail === null || !("settings" in detail)) return null;
  const { settings } = detail;
  return typeof settings === "object" && settings !== null ? { ...settings } : null;
}
