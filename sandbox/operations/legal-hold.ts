import { Readable } from "node:stream";
import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { zip } from "../files/zip.ts";
import { uuid } from "../store/ids.ts";
import { dayOf, lastDayBefore, type Matter, type Stretch, stretchesOf } from "../store/legal-hold.ts";
import type { Store, User } from "../store/store.ts";
import { invalidField, operationError } from "./errors.ts";
import { exportOf } from "./legal-hold-export.ts";
import { type Handler, type OperationContext, ZoomError } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

const DAY_MS = 86_400_000;

const Body = v.object({
  start_date: v.optional(v.string()),
  end_date: v.optional(v.string()),
  matter_name: v.string(),
  identifiers: v.array(v.string()),
});
const Renaming = v.object({ matter_name: v.string() });

const mayRead = ({ store, caller }: OperationContext) => store.privilegesOf(caller.user).includes("IMChatHistory:Read");
const mayWrite = (context: OperationContext) =>
  mayRead(context) && context.store.privilegesOf(context.caller.user).includes("IMSetting:Edit");

function requireAccess(context: OperationContext, isGranted: boolean): void {
  if (!isGranted) throw operationError(context.operation.id, 403);
}

/** The matter the path names, for who may change it. */
function changeableMatter(context: OperationContext): Matter {
  requireAccess(context, mayWrite(context));
  const matter = context.store.legalHold.find(context.params.matterId ?? "");
  if (!matter) throw operationError(context.operation.id, 1001);
  return matter;
}

export const legalHoldHandlers = {
  listLegalHoldMatters: (context) => {
    const { store, cursor } = context;
    requireAccess(context, mayRead(context));
    const page = store.legalHold.page(pageStart(context), cursor.pageSize);
    return {
      status: 200,
      body: {
        legal_hold_matters: page.items.map((matter) => matterView(store, matter)),
        ...paging(context, page.next),
      },
    };
  },

  addLegalHoldMatter: (context) => {
    const { operation, store, nowMs } = context;
    requireAccess(context, mayWrite(context));
    const asked = v.parse(Body, context.body);
    const startMs = Date.parse(asked.start_date ?? dayOf(nowMs));
    const untilMs = asked.end_date === undefined ? null : Date.parse(asked.end_date) + DAY_MS;
    if (asked.matter_name.trim() === "") throw invalidField("matter_name", "Invalid field.");
    if (untilMs !== null && untilMs <= startMs) throw invalidField("end_date", "Invalid field.");
    if (asked.identifiers.length === 0) throw invalidField("identifiers", "Invalid field.");
    const custodians = asked.identifiers.map((identifier) => {
      const user = store.findUser(identifier);
      if (!user) throw operationError(operation.id, 1001);
      return user.index;
    });
    const matter = store.legalHold.create({
      id: uuid(store.random),
      name: asked.matter_name,
      startMs,
      untilMs,
      createdAtMs: nowMs,
      custodians: [...new Set(custodians)],
    });
    return { status: 201, body: { matter_id: matter.id } };
  },

  updateLegalHoldMatter: (context) => {
    const matter = changeableMatter(context);
    const { matter_name: name } = v.parse(Renaming, context.body);
    if (name.trim() === "") throw invalidField("matter_name", "Invalid field.");
    context.store.legalHold.rename(matter, name);
    return { status: 204 };
  },

  deleteLegalHoldMatters: (context) => {
    context.store.legalHold.delete(changeableMatter(context));
    return { status: 204 };
  },

  /** The contract lists no error; those of its siblings are worded here in the ways that every operation may refuse. */
  listLegalHoldFilesByGivenMatter: (context) => {
    const { store, params, query, cursor, nowMs } = context;
    if (!mayRead(context)) throw new ZoomError(403, 200, operationError("listLegalHoldMatters", 403).message);
    const matter = store.legalHold.find(params.matterId ?? "");
    if (!matter) throw invalidField("matterId", "Invalid field.");
    const custodian = store.findUser(query.identifier ?? "");
    if (!custodian || !matter.custodians.includes(custodian.index)) throw invalidField("identifier", "Invalid field.");
    const from = pageStart(context);
    const stretches = stretchesOf(matter, nowMs).filter(({ startMs }) => startMs >= from);
    const next = stretches[cursor.pageSize]?.startMs ?? null;
    return {
      status: 200,
      body: {
        data: stretches.slice(0, cursor.pageSize).map((stretch) => fileView(store, matter, custodian, stretch, nowMs)),
        ...paging(context, next),
      },
    };
  },

  downloadLegalHoldFilesForGivenMatter: (context) => {
    const { operation, store, params, query, nowMs } = context;
    requireAccess(context, mayRead(context));
    const matter = store.legalHold.find(params.matterId ?? "");
    const { email, startMs } = readFileKey(query.file_key ?? "");
    const custodian = store.findUser(email);
    const stretch = matter && stretchesOf(matter, nowMs).find((one) => one.startMs === startMs);
    if (!matter || !custodian || !matter.custodians.includes(custodian.index) || !stretch)
      throw operationError(operation.id, 1001);
    requireAccess(context, stretch.readyAtMs <= nowMs);
    const { entries } = exportOf(store, matter, custodian, stretch, nowMs);
    return {
      status: 200,
      content: { fileName: `${dayOf(startMs)}.zip`, length: null, open: () => Readable.from(zip(entries)) },
    };
  },
} satisfies Record<string, Handler>;

function matterView(store: Store, matter: Matter): components["schemas"]["LegalHoldMatter"] {
  return {
    matter_id: matter.id,
    matter_name: matter.name,
    matter_start_date: dayOf(matter.startMs),
    ...(matter.untilMs !== null && { matter_end_date: lastDayBefore(matter.untilMs) }),
    matter_creation_date: dayOf(matter.createdAtMs),
    matter_users: matter.custodians.flatMap((index) => {
      const person = store.people.at(index);
      return person.isExternal ? [] : [{ user_id: person.id, email: person.email }];
    }),
  };
}

/** Nothing is known of what a file will hold before it is packed. */
function fileView(
  store: Store,
  matter: Matter,
  custodian: User,
  stretch: Stretch,
  nowMs: number,
): components["schemas"]["LegalHoldFile"] {
  const isReady = stretch.readyAtMs <= nowMs;
  const packed = isReady ? exportOf(store, matter, custodian, stretch, nowMs) : null;
  return {
    file_key: Buffer.from(`${custodian.email}-${stretch.startMs}`).toString("base64"),
    file_count: packed?.entries.length ?? 0,
    file_start_date: dayOf(stretch.startMs),
    file_end_date: lastDayBefore(stretch.untilMs),
    ready_for_download: isReady,
    total_file_size: packed?.totalBytes ?? 0,
  };
}

/** A key is an address and a time, as Zoom's are; who makes one up gets no further than with one of the list. */
function readFileKey(key: string): { email: string; startMs: number } {
  const [, email = "", startMs = ""] = /^(.+)-(-?\d{1,15})$/.exec(Buffer.from(key, "base64").toString("utf8")) ?? [];
  return { email, startMs: Number(startMs) };
}
