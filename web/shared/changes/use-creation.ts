import * as v from "valibot";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ChangeRequest } from "./change-request.ts";
import { firstError } from "./make-change.ts";
import { type TriedChange, useTriedChange } from "./use-tried-change.ts";

/** Something that is created, and whoever comes into it. */
export interface Creation {
  readonly begin: (change: ChangeRequest) => void;
  /** Both, each with a result of its own. */
  readonly tried: TriedChange;
  /** The ID of what was created, once it is there and what became of its people is known. */
  readonly created: string | undefined;
  readonly isBusy: boolean;
  /** Why it was not created. */
  readonly error: Error | null;
  /** Asks whether it was created, where no answer came. */
  readonly ask: (() => void) | undefined;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
}

/** @param onComplete Told once it is there and everybody has come in. */
export function useCreation(onComplete: (id: string, people: readonly ChangeItemInfo[]) => void): Creation {
  const tried = useTriedChange(({ items }) => {
    const id = createdIn(items);
    const people = items.filter(isInside);
    if (id !== undefined && people.every(({ status }) => status === "done")) onComplete(id, people);
  });
  const created = createdIn(tried.made?.items ?? []);
  return {
    begin: (change) => {
      // What is under way, or was not answered, is not sent again.
      if (tried.isPending || created !== undefined) return;
      if (tried.ask) return tried.ask();
      tried.begin(change);
    },
    tried,
    created,
    isBusy: tried.isPending,
    error: tried.isPending || created !== undefined ? null : (tried.error ?? firstError(tried.made)),
    ask: tried.ask,
    clearError: tried.forget,
  };
}

/** Whatever it is goes first; who comes in follows. */
export const isInside = ({ part }: ChangeItemInfo): boolean => part > 0;

const Target = v.union([
  v.pipe(
    v.object({ channelId: v.string() }),
    v.transform(({ channelId }) => channelId),
  ),
  v.pipe(
    v.object({ spaceId: v.string() }),
    v.transform(({ spaceId }) => spaceId),
  ),
]);

/** The ID of what a change has created; undefined where it has not. */
export function createdIn(items: readonly ChangeItemInfo[]): string | undefined {
  const creation = items.find((item) => !isInside(item));
  return creation?.status === "done" ? v.parse(Target, creation.newTarget) : undefined;
}
