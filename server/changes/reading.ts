// What people see of changes: their own, and those of the account that they could make themselves.
import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { ItemStatus } from "../../domain/changes/item.ts";
import { MOST_TOUCHED, touchedBy } from "../../domain/changes/touched.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import { changeItems, changes, people } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { isForApproval } from "./approval.ts";
import { type ChangeRow, countItems, findChange, type ItemRow, type Part, partsOf } from "./change-store.ts";
import { type ListFilters, listChanges, Place, placeOf } from "./list-changes.ts";
import { placeIn, tokenOf } from "./page-token.ts";

export interface ReadingDeps {
  readonly approval: ApprovalRule;
  readonly database: DatabaseSource;
  /**
   * @param where to something, as is enough where each thing is asked about by itself, or to everything; the former where it is left out
   * @throws RequestFailure when the person may not do all of these through the connection
   */
  readonly ensureMay: (
    session: Session,
    connection: ConnectionName,
    parts: readonly Part[],
    where?: "somewhere" | "everywhere",
  ) => Promise<void>;
  /** Whether somebody may read addresses that Zoom does not show. */
  readonly seesAddresses: (session: Session) => Promise<boolean>;
  /** What somebody may do through the account connection. */
  readonly mayDo: (session: Session) => Promise<readonly string[]>;
  /** Whether somebody sees what everyone did in the account. */
  readonly seesAudit: (session: Session) => Promise<boolean>;
}

export interface ListRequest extends ListFilters {
  readonly isOwn: boolean;
  /** Only plans that somebody other than whoever made them has to apply. */
  readonly isForApproval?: boolean;
  readonly pageSize: number;
  readonly pageToken: string;
}

export interface ItemsRequest {
  /** Of any of these; of all where it is empty. */
  readonly statuses: readonly ItemStatus[];
  /** Part of the label. */
  readonly search: string;
  /** The item to begin with. */
  readonly from: number;
  readonly limit: number;
}

export type Counts = Partial<Record<ItemStatus, number>>;

export interface Reading {
  /** To look at it. */
  get(session: Session, id: string): Promise<ChangeRow>;
  /** To do something with it, which whoever sees the audit trail may not by that. */
  getToAct(session: Session, id: string): Promise<ChangeRow>;
  list(
    session: Session,
    request: ListRequest,
  ): Promise<{ readonly rows: readonly ChangeRow[]; readonly nextPageToken: string }>;
  counts(ids: readonly string[]): Promise<Map<string, Counts>>;
  /** Of whoever has ever signed in, by user ID. */
  names(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those that are there, whoever may see them: see `mayRead`. */
  found(ids: readonly string[]): Promise<readonly ChangeRow[]>;
  /** What changes were about; see `touchedBy`. */
  touched(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[] | null>>;
  mayRead(session: Session, change: ChangeRow): Promise<boolean>;
  /** Whether somebody reads some changes with the addresses of people from other accounts; see `hidden-addresses.ts`. */
  knowsAddresses(session: Session, changes: readonly ChangeRow[]): Promise<(change: ChangeRow) => boolean>;
  items(id: string, request: ItemsRequest): Promise<readonly ItemRow[]>;
}

export function createReading({ database, ...deps }: ReadingDeps): Reading {
  /** One's own; and what is done through the account connection, by whoever could do it. */
  const mayAct = async (session: Session, change: ChangeRow): Promise<boolean> => {
    if (change.accountId !== session.accountId) return false;
    if (change.plannedBy === session.userId) return true;
    if (change.connection !== "account") return false;
    return isAllowed(deps.ensureMay(session, "account", partsOf(change), "everywhere"));
  };
  /** What one could do oneself; and all of the account, by whoever sees the audit trail. */
  const mayRead = async (session: Session, change: ChangeRow): Promise<boolean> => {
    if (await mayAct(session, change)) return true;
    return change.accountId === session.accountId && change.connection === "account" && deps.seesAudit(session);
  };

  const getWhere =
    (isTheirs: typeof mayRead): Reading["get"] =>
    async (session, id) => {
      const { orm } = await database.ready;
      const change = await findChange(orm, id);
      if (!change || !(await isTheirs(session, change))) throw noSuchChange();
      return change;
    };

  return {
    get: getWhere(mayRead),
    getToAct: getWhere(mayAct),
    list: async (session, { isOwn, isForApproval: isAwaiting = false, pageSize, pageToken, ...filters }) => {
      const { accountId, userId } = session;
      const asked = { ...filters, isOwn, isAwaiting };
      const after = placeIn(pageToken, Place, asked);
      const actionIds = (await deps.seesAudit(session)) ? null : await deps.mayDo(session);
      const { orm } = await database.ready;
      const page = { after, limit: pageSize + 1 };
      const where = isAwaiting ? isForApproval(deps.approval) : undefined;
      const found = await listChanges(orm, { accountId, userId, actionIds, isOwn }, { ...filters, where }, page);
      const rows = found.slice(0, pageSize);
      const last = rows.at(-1);
      return { rows, nextPageToken: found.length > pageSize && last ? tokenOf(placeOf(last), asked) : "" };
    },
    counts: async (ids) => countItems((await database.ready).orm, ids),
    names: async (userIds) => {
      const { orm } = await database.ready;
      const rows = await orm
        .select({ id: people.userId, name: people.displayName })
        .from(people)
        .where(inArray(people.userId, [...new Set(userIds)]));
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    found: async (ids) => {
      const { orm } = await database.ready;
      return ids.length === 0
        ? []
        : orm
            .select()
            .from(changes)
            .where(inArray(changes.id, [...ids]));
    },
    touched: async (ids) => {
      if (ids.length === 0) return new Map();
      const { orm } = await database.ready;
      const rows = await orm
        .select({ id: changeItems.changeId, target: changeItems.target, newTarget: changeItems.newTarget })
        .from(changeItems)
        .where(and(inArray(changeItems.changeId, [...ids]), lte(changeItems.n, MOST_TOUCHED)));
      const targets = new Map<string, unknown[]>(ids.map((id) => [id, []]));
      for (const { id, target, newTarget } of rows) targets.get(id)?.push(newTarget ?? target);
      return new Map([...targets].map(([id, own]) => [id, touchedBy(own)]));
    },
    mayRead,
    knowsAddresses: async (session, rows) => {
      // What is made of another change, others may have named.
      const isNamer = ({ connection, plannedBy, undoOf, againOf }: ChangeRow) =>
        connection !== "account" || (plannedBy === session.userId && undoOf === null && againOf === null);
      const seesAll = rows.every(isNamer) || (await deps.seesAddresses(session));
      return (change) => seesAll || isNamer(change);
    },
    items: async (id, { statuses, search, from, limit }) => {
      const { orm } = await database.ready;
      return orm
        .select()
        .from(changeItems)
        .where(
          and(
            eq(changeItems.changeId, id),
            gte(changeItems.n, from),
            statuses.length > 0 ? inArray(changeItems.status, [...statuses]) : undefined,
            search === "" ? undefined : sql`position(lower(${search}::text) in lower(${changeItems.label})) > 0`,
          ),
        )
        .orderBy(asc(changeItems.n))
        .limit(limit);
    },
  };
}

/** Whether somebody may do what was asked for. @throws what says neither */
export async function isAllowed(asking: Promise<void>): Promise<boolean> {
  try {
    await asking;
    return true;
  } catch (error) {
    if (error instanceof RequestFailure && error.code === "forbidden_role") return false;
    throw error;
  }
}

export const noSuchChange = (): RequestFailure =>
  new RequestFailure("not_found", "There is no such change, or it is not yours to see.");
