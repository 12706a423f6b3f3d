// The ways back are taken after the dialog is gone. What is undone already is not sent again when one is retried.
import { chunk } from "../../../domain/chunk.ts";
import { patiently } from "../../lib/csv/batches.ts";
import type { GroupSettings } from "./directory-group.ts";
import { addPeople, createGroup, takeOut } from "./directory-group-calls.ts";
import { CALL_SIZE } from "./plan-people.ts";

/** @returns Takes the people out of the group again. */
export function takingOutAgain(groupId: string, ids: readonly string[]): () => Promise<void> {
  return eachOnce(ids, (id) => takeOut(groupId, id));
}

/** @returns Puts the people back into the group. */
export function puttingBack(groupId: string, ids: readonly string[]): () => Promise<void> {
  return eachOnce(chunk(ids, CALL_SIZE), (some) =>
    addPeople(
      groupId,
      some.map((id) => ({ id })),
    ),
  );
}

/** @returns Creates a deleted group again with the same people; resolves to its id, which is a new one. */
export function restoring(settings: GroupSettings, ids: readonly string[]): () => Promise<string> {
  let groupId: string | undefined;
  let putBack: (() => Promise<void>) | undefined;
  return async () => {
    groupId ??= await createGroup(settings);
    putBack ??= puttingBack(groupId, ids);
    await putBack();
    return groupId;
  };
}

function eachOnce<T>(items: readonly T[], call: (item: T) => Promise<unknown>): () => Promise<void> {
  const left = [...items];
  const { signal } = new AbortController();
  return async () => {
    for (let item = left[0]; item !== undefined; item = left[0]) {
      const next = item;
      await patiently(() => call(next), signal);
      left.shift();
    }
  };
}
