import type { RowField } from "../../../domain/csv/columns.ts";
import type { ChangePart } from "../changes/change-request.ts";

export interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

/** What a row says, by field; left out where the file has no such column. */
export type Cells = Readonly<Partial<Record<string, string>>>;

/** What a row asks for. */
export interface Wish {
  /** Beside the channel, what it is about: the address of a person. Two rows about the same would contradict. */
  readonly about?: string;
  /** The change of one thing, once the channel is known. */
  readonly part: (channel: NamedChannel) => ChangePart;
}

/** Something that can be done by rows of a file, each about one channel. */
export interface ImportKind {
  readonly id: string;
  /** `Rename channels` */
  readonly label: string;
  /** What the rows have to say, in a sentence. */
  readonly hint: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounPlural?: string;
  readonly isDestructive?: boolean;
  /** Beside those of the channel. */
  readonly fields: readonly RowField[];
  /** Fields of which at least one must have a column. */
  readonly needs: readonly string[];
  /** What a row asks for, or as a sentence what is wrong with it. */
  readonly read: (cells: Cells) => Wish | string;
}

/** One part for all that are given the same. */
export function mergeParts(parts: readonly ChangePart[]): readonly ChangePart[] {
  const merged = new Map<string, ChangePart & { readonly targets: unknown[] }>();
  for (const { actionId, input, targets } of parts) {
    const key = `${actionId} ${JSON.stringify(input)}`;
    const part = merged.get(key);
    if (part) part.targets.push(...targets);
    else merged.set(key, { actionId, input, targets: [...targets] });
  }
  return [...merged.values()];
}
