import { operations } from "../../contract/operations.gen.ts";
import { findApp } from "../apps.ts";
import { BotError } from "../chatbot/errors.ts";
import { answerBotRequest } from "../chatbot/routes.ts";
import { type Handler, type RequestCursor, ZoomError } from "../operations/operation.ts";
import { asRefusal } from "../operations/unreadable.ts";
import { shortId } from "../store/ids.ts";
import type { Store } from "../store/store.ts";
import type { Change, OperationChange } from "./change.ts";

/** What changes of the company need to be done again; those of tokens, clock and webhooks are not its own. */
const storeKinds = ["operation", "bot", "terms", "person", "trigger"] as const;
export type StoreChange = Extract<Change, { kind: (typeof storeKinds)[number] }>;

export const isStoreChange = (change: Change): change is StoreChange => storeKinds.some((kind) => kind === change.kind);

const byId = new Map(operations.map((operation) => [operation.id as string, operation]));
/** No list is read again. */
const noPages: RequestCursor = { position: null, pageSize: 1, next: () => "" };

/**
 * Does a change to a company that is as it was when the change was first done.
 *
 * @throws Error when it turns out otherwise than it did then.
 */
export function redo(change: StoreChange, store: Store, handlers: Readonly<Record<string, Handler | undefined>>): void {
  store.agenda.run(change.atMs);
  if (change.kind === "terms") setTerms(store, change.terms);
  else if (change.kind === "person") {
    const user = store.findUser(change.userId);
    if (!user) throw new Error(`there is nobody with the ID ${change.userId}`);
    store.people.setStatus(user, change.status);
  } else if (change.kind === "trigger") shortId(store.random);
  else if (change.kind === "bot") redoBot(change, store);
  else {
    const status = redoOperation(change, store, handlers);
    if (status !== change.status) throw new Error(`${change.id} answered ${change.status} then and ${status} now`);
  }
}

type Terms = Extract<Change, { kind: "terms" }>["terms"];

/** What is given to the account, and what its administrators have set. */
export function setTerms(store: Store, { imGroups, migration, consistency, ...settings }: Terms): void {
  Object.assign(store.terms, {
    ...(imGroups && { imGroups }),
    ...(migration && { migration }),
    ...(consistency && { consistency }),
  });
  Object.assign(store.settings, settings);
}

function redoBot({ clientId, request, atMs }: Extract<Change, { kind: "bot" }>, store: Store): void {
  const app = findApp(clientId);
  if (!app) throw new Error(`there is no app ${clientId}`);
  try {
    answerBotRequest(request, { app, store, nowMs: atMs });
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    throw new Error(`a chatbot's request was granted then and refused now: ${error.message}`);
  }
}

function redoOperation(
  change: OperationChange,
  store: Store,
  handlers: Readonly<Record<string, Handler | undefined>>,
): number {
  const { id, params, query, body, form, clientId, isAccountLevel, atMs } = change;
  const operation = byId.get(id);
  const handler = handlers[id];
  const [user, actor] = [store.findUser(change.callerId), store.findUser(change.actorId)];
  if (!operation || !handler || !user || !actor) throw new Error(`${id} is not what it was`);
  try {
    const { status } = handler({
      operation,
      params,
      query,
      body,
      form: form ?? null,
      caller: { user, clientId, isAccountLevel },
      actor,
      store,
      nowMs: atMs,
      cursor: noPages,
    });
    return status;
  } catch (error) {
    const refusal = asRefusal(error, operation.id);
    return refusal instanceof ZoomError ? refusal.status : 500;
  }
}
