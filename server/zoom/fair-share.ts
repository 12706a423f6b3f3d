// Who may take more of what everybody shares: requests of the account's limits, connections to Zoom, memory for
// bodies. Plain functions of numbers; wherever those are kept, this stays the same.

/** How much of something is taken, as someone asks for more of it. */
export interface Use {
  readonly limit: number;
  /** Part of the limit that nobody gets beyond their equal share, so that whoever comes next finds room. */
  readonly kept: number;
  /** What nobody waits for does without that part. */
  readonly isBackground: boolean;
  readonly total: number;
  /** Taken by who asks. */
  readonly own: number;
  /** How many others have taken some. */
  readonly others: number;
}

/** `share`: the person has had theirs. `full`: everybody together has taken all there is. */
export type Refusal = "share" | "full";

/** Equal parts for all who are there and one more, who may come. */
const equalShare = ({ limit, others }: Use) => Math.max(1, Math.floor(limit / (others + 2)));

/** What is not kept goes to whoever comes first; what is kept, to those below their equal share. */
export function mayTake(use: Use, amount: number): boolean {
  const taken = use.total + amount;
  if (taken > use.limit) return false;
  return taken <= use.limit - use.kept || (!use.isBackground && use.own + amount <= equalShare(use));
}

export const whyNot = (use: Use, amount: number): Refusal => (use.own + amount > equalShare(use) ? "share" : "full");

/** Something taken that comes back by itself. */
export interface Taken {
  /** Whose; see `shareOf`. */
  readonly share: string;
  readonly untilMs: number;
}

/** Into a list in the order in which things come back. */
export function insert(list: Taken[], one: Taken): void {
  let index = list.length;
  while (index > 0 && (list[index - 1]?.untilMs ?? 0) > one.untilMs) index -= 1;
  list.splice(index, 0, one);
}

/** When someone may take one more if nobody else does, given what is taken in the order it comes back. */
export function mayTakeAtMs(share: string, use: Use, taken: Iterable<Taken>): number {
  let { total, own } = use;
  for (const { share: whose, untilMs } of taken) {
    total -= 1;
    if (whose === share) own -= 1;
    if (mayTake({ ...use, total, own }, 1)) return untilMs;
  }
  return 0;
}
