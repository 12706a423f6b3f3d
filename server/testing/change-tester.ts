// Carries out changes as a browser asks for them, and notes what that sends to the sandbox.
import { expect } from "vitest";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "./browser.ts";
import { snapshotOf } from "./snapshot.ts";
import type { Stack } from "./stack.ts";

export interface Asked {
  readonly who: Browser;
  readonly connection: ConnectionName;
  readonly actionId: string;
  readonly targets: readonly unknown[];
  readonly input?: unknown;
  /** Parts that come after it. */
  readonly more?: readonly {
    readonly actionId: string;
    readonly targets: readonly unknown[];
    readonly input: unknown;
  }[];
}

export interface Carried {
  readonly change: ChangeInfo;
  readonly items: readonly ChangeItemInfo[];
}

type Sent = ReturnType<Stack["sandbox"]["requests"]>[number];

/** Sent by the BFF for itself, at any time: roles, and pictures to be kept. */
const own: ReadonlySet<OperationId> = new Set<OperationId>(["getUserPermissions", "getMe", "getFileInfo"]);

/** The BFF also looks up whoever is signed in, to know their role. */
const isOwn = ({ operation, path }: Sent, userId: string): boolean =>
  operation !== null && (own.has(operation) || (operation === "getUser" && path.endsWith(userId)));

export function changeTester(stack: Stack) {
  const sent = new Map<string, Set<OperationId>>();

  /** Runs work and notes the operations it has sent for an action through a connection. */
  const noting = async <T>({ actionId, connection, who }: Asked, work: () => Promise<T>): Promise<T> => {
    const session = await who.get("/api/session");
    if (session.status !== 200) throw new Error(`no session: ${session.status} ${session.text}`);
    const { user } = session.json() as SessionInfo;
    const before = new Set(stack.sandbox.requests().map(({ trackingId }) => trackingId));
    const result = await work();
    const key = `${actionId} ${connection}`;
    const operations = sent.get(key) ?? new Set();
    sent.set(key, operations);
    for (const entry of stack.sandbox.requests())
      if (entry.operation !== null && !before.has(entry.trackingId) && !isOwn(entry, user.id))
        operations.add(entry.operation);
    return result;
  };

  const ended = async (who: Browser, change: ChangeInfo): Promise<Carried> => {
    const infoOf = async () => (await who.get(`/api/changes/${change.id}`)).json() as ChangeInfo;
    await expect.poll(async () => (await infoOf()).status, { timeout: 50_000 }).toMatch(/^(planned|done|paused)$/);
    const { items } = (await who.get(`/api/changes/${change.id}/items?page_size=500`)).json() as {
      items: ChangeItemInfo[];
    };
    return { change: await infoOf(), items };
  };

  const plan = (asked: Asked): Promise<Carried> =>
    noting(asked, async () => {
      const { who, connection, actionId, input = {}, targets, more = [] } = asked;
      const answer = await who.post("/api/changes", { connection, parts: [{ actionId, input, targets }, ...more] });
      if (answer.status !== 201) throw new Error(answer.text);
      return ended(who, answer.json() as ChangeInfo);
    });

  /** @param atMs When it is to begin, if not at once */
  const apply = (asked: Asked, { change }: Carried, atMs?: number): Promise<Carried> =>
    noting(asked, async () => {
      const body = { reason: "They left.", ...(atMs !== undefined && { at: atMs }) };
      const answer = await asked.who.post(`/api/changes/${change.id}/apply`, body);
      if (answer.status !== 200) throw new Error(answer.text);
      return ended(asked.who, answer.json() as ChangeInfo);
    });

  const planUndo = (asked: Asked, { change }: Carried): Promise<Carried> =>
    noting(asked, async () => {
      const answer = await asked.who.post(`/api/changes/${change.id}/undo`);
      if (answer.status !== 201) throw new Error(answer.text);
      return ended(asked.who, answer.json() as ChangeInfo);
    });

  const undo = async (asked: Asked, carried: Carried): Promise<Carried> => apply(asked, await planUndo(asked, carried));

  const carryOut = async (asked: Asked): Promise<Carried> => apply(asked, await plan(asked));

  return {
    plan,
    apply,
    planUndo,
    undo,
    carryOut,
    /** What an undo leaves is what was before. @returns what it was in between */
    thereAndBack: async (asked: Asked) => {
      const before = snapshotOf(stack.sandbox.store);
      const there = await carryOut(asked);
      const between = snapshotOf(stack.sandbox.store);
      const back = await undo(asked, there);
      const left = back.items.filter(({ status }) => status !== "done");
      expect(left.map(({ label, skip, failure }) => [label, skip ?? failure])).toEqual([]);
      expect(back.items).toHaveLength(there.change.counts.done ?? 0);
      expect(snapshotOf(stack.sandbox.store)).toEqual(before);
      expect(between).not.toEqual(before);
      return { ...there, back, between };
    },
    /** How often an operation was sent while some work was done. */
    countOf: async (operation: OperationId, work: () => Promise<unknown>): Promise<number> => {
      const count = () => stack.sandbox.requests().filter((entry) => entry.operation === operation).length;
      const before = count();
      await work();
      return count() - before;
    },
    /** Each action carried out declares what it has sent, undo included, and nothing else. */
    expectDeclared: () => {
      expect(sent.size).toBeGreaterThan(0);
      for (const [key, seen] of sent) {
        const [actionId = "", connection = ""] = key.split(" ");
        const declared = actionOf(actionId).operations[connection === "account" ? "account" : "me"];
        expect({ key, operations: [...declared].sort() }).toEqual({ key, operations: [...seen].sort() });
      }
    },
  };
}
