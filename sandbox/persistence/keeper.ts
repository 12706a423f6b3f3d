// What becomes of the sandbox's changes: with a folder they are kept in its journal, without one they are forgotten.
import path from "node:path";
import { findApp } from "../apps.ts";
import type { NewSubscription } from "../events/webhooks.ts";
import type { Grants, HeldGrant } from "../oauth/grants.ts";
import type { Handler } from "../operations/operation.ts";
import type { Store } from "../store/store.ts";
import type { WorldSettings } from "../world.ts";
import type { Change, GrantChange } from "./change.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { Journal, type Kept } from "./journal.ts";
import { isStoreChange, redo } from "./replay.ts";

export class Keeper {
  readonly #journal: Journal | null;
  /** What an earlier sandbox left. */
  readonly kept: Kept | null;

  /** @throws Error when the folder is another sandbox's, or what is in it is not a journal. */
  constructor(folder: string | null) {
    this.#journal = folder === null ? null : new Journal(folder);
    this.kept = this.#journal?.read() ?? null;
  }

  /** Null when the bytes of uploads go with the sandbox. */
  get contentFolder(): string | null {
    return this.#journal?.contentFolder ?? null;
  }

  /** By how much the clock was ahead. */
  get clockOffsetMs(): number {
    const last = this.kept?.changes.findLast((change) => change.kind === "clock");
    return last?.kind === "clock" ? last.offsetMs : 0;
  }

  get subscriptions(): ReadonlyMap<number, NewSubscription> {
    const found = new Map<number, NewSubscription>();
    for (const change of this.kept?.changes ?? []) {
      if (change.kind !== "subscription") continue;
      if (change.subscription) found.set(change.id, change.subscription);
      else found.delete(change.id);
    }
    return found;
  }

  /**
   * Does again what was done to the company.
   *
   * @throws Error when it is not the company that the changes are of, or a change turns out otherwise.
   */
  restore(store: Store, grants: Grants, handlers: Readonly<Record<string, Handler | undefined>>): void {
    if (!this.kept) return;
    if (this.kept.header.fingerprint !== fingerprintOf(store))
      throw new Error("the data are of another version of the sandbox; remove them, or choose another folder");
    for (const [index, change] of this.kept.changes.entries())
      try {
        if (isStoreChange(change)) redo(this.#withPaths(change), store, handlers);
        else if (change.kind === "grant") grants.restore(change.key, heldGrant(change.grant));
      } catch (error) {
        throw new Error(`the data are of another version of the sandbox: change ${index + 1} cannot be done again`, {
          cause: error,
        });
      }
  }

  /** Forgets all that was before, for a company that was just made up. */
  begin(settings: WorldSettings, createdAtMs: number, store: Store, grants: Grants): void {
    if (!this.#journal) return;
    this.#journal.begin({ version: 1, settings, createdAtMs, fingerprint: fingerprintOf(store) });
    for (const [key, grant] of grants.held()) this.keepGrant(key, grant);
  }

  keep(change: Change): void {
    this.#journal?.append(change.kind === "operation" ? this.#withNames(change) : change);
  }

  keepGrant(key: string, grant: HeldGrant | null): void {
    if (this.#journal) this.keep({ kind: "grant", key, grant: grant && grantChange(grant) });
  }

  close(): void {
    this.#journal?.close();
  }

  /** The folder may be elsewhere next time: of uploads only the names of their contents are written down. */
  #withNames<C extends Change>(change: C): C {
    return mapPaths(change, (file) => path.basename(file));
  }

  #withPaths<C extends Change>(change: C): C {
    return mapPaths(change, (name) => path.join(this.contentFolder ?? "", path.basename(name)));
  }
}

function mapPaths<C extends Change>(change: C, map: (file: string) => string): C {
  if (change.kind !== "operation" || !change.form) return change;
  const files = change.form.files.map((file) => ({ ...file, path: map(file.path) }));
  return { ...change, form: { ...change.form, files } };
}

function grantChange({ request, isBot, ...grant }: HeldGrant): NonNullable<GrantChange["grant"]> {
  return {
    clientId: request.app.clientId,
    userId: request.userId,
    accountId: request.accountId,
    scopes: [...request.scopes],
    isBot,
    accessToken: grant.accessToken,
    accessExpiresAtMs: grant.accessExpiresAtMs,
    refreshToken: grant.refreshToken,
    refreshExpiresAtMs: grant.refreshExpiresAtMs,
  };
}

function heldGrant(kept: GrantChange["grant"]): HeldGrant | null {
  if (kept === null) return null;
  const { clientId, userId, accountId, scopes, isBot, ...tokens } = kept;
  const app = findApp(clientId);
  if (!app) throw new Error(`there is no app ${clientId}`);
  const request = { app, userId, accountId, scopes, isBot, isRefreshable: tokens.refreshToken !== null };
  return { request, app, userId, scopes: new Set(scopes), isBot, ...tokens };
}
