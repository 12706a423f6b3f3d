// What is so much at once that it wants a reason: very many things, a large part of a list, of the people in something.
// What the same person did shortly before counts with it.
import type { AnyAction, Whole } from "./action.ts";

/** So many things at once want a reason. */
const MANY_ITEMS = 500;
/** So do more than a quarter of what something holds, from so many on. */
const SHARE = 1 / 4;
/** Fewer than so many are never much. */
export const FEW = 5;
const MOST_SHARES = 10;

/** What the same person planned or did shortly before and this change is not about, so that much is much in slices too. */
export interface Earlier {
  /** Things; nobody else applied it or has to, so that they count where approval is asked of so many. */
  readonly unapproved: number;
  /** Things of the same kind, or in the same places. */
  readonly items: number;
  /** Things that this change is about. */
  readonly ownItems: number;
  /** Channels to which the same was done. */
  readonly channels: number;
  /** Channels that this change is about. */
  readonly ownChannels: number;
  /** What was taken out of the same places. */
  readonly taken: readonly {
    readonly action: AnyAction;
    readonly count: number;
    /** What this change takes out, by whatever action. */
    readonly own: number;
    /** Of the first of them. */
    readonly target: unknown;
    readonly before: unknown;
  }[];
}

export const noneEarlier: Earlier = {
  ...{ unapproved: 0, items: 0, ownItems: 0, channels: 0, ownChannels: 0 },
  taken: [],
};

/** How many channels there are of which targets were chosen, as far as that is known. */
export interface Listed {
  /**
   * Of the list they were chosen from, as its filters leave it: those in view; undefined where they come from none. Of
   * all that match the server counts them itself. Else the page says it, for nobody but the page knows its filters: it is
   * believed, though never to be less than what is changed, nor more than the account has or one is in oneself.
   */
  readonly listTotal?: number | undefined;
  /** Of the account; undefined where the server does not know it. */
  readonly accountTotal?: number | undefined;
  /** Of those that whoever changes them is in; undefined where the server does not know it, or others are changed. */
  readonly ownTotal?: number | undefined;
}

export const isListed = ({ listTotal, accountTotal, ownTotal }: Listed): boolean =>
  listTotal !== undefined || accountTotal !== undefined || ownTotal !== undefined;

const totalsOf = ({ listTotal = Infinity, accountTotal = Infinity, ownTotal = Infinity }: Listed) => [
  { total: listTotal, which: "channels in the list" },
  { total: accountTotal, which: "channels in the account" },
  { total: ownTotal, which: "channels you are in" },
];

/** @param earlier How many of the changed ones are of earlier changes */
export function listGuards(changed: number, parts: readonly Listed[], earlier: number): readonly string[] {
  const totals = parts
    .filter(isListed)
    .flatMap((part) => totalsOf(part).sort((one, other) => one.total - other.total)[0] ?? []);
  const [listed] = totals.sort((one, other) => other.total - one.total);
  if (!listed) return [];
  const total = Math.max(listed.total, changed);
  if (!isLargeShare(changed, total)) return [];
  const of = `${changed.toLocaleString("en")} of the ${total.toLocaleString("en")} ${listed.which}`;
  return [`It changes ${of}.${among(earlier)}`];
}

/** Of few things it does not matter what else was done. */
export function manyGuards(own: number, earlier: number): readonly string[] {
  const others = own < FEW ? 0 : earlier;
  const count = own + others;
  return count > MANY_ITEMS ? [`It changes ${count.toLocaleString("en")} at once.${among(others)}`] : [];
}

/** What is taken out of things, by a change and by those before it. */
export interface Takings {
  /**
   * @param key The same for the same thing that is taken out
   * @param count How many it stands for; what `from` says where it is left out
   */
  add(from: Whole, key: string, count?: number): void;
  addEarlier(from: Whole, count: number): void;
  guards(): readonly string[];
}

interface Taken {
  /** By this change: how many each thing stands for. */
  readonly own: Map<string, number>;
  /** How many others were and are to be taken out of it. */
  earlier: number;
  isAtMost: boolean;
  from: Whole;
}

export function takings(): Takings {
  const taken = new Map<string, Taken>();
  const someOf = (from: Whole): Taken => {
    const some: Taken = taken.get(from.key) ?? { own: new Map(), earlier: 0, isAtMost: false, from };
    taken.set(from.key, some);
    // As large as it was before the first was taken out.
    if (from.total > some.from.total) some.from = from;
    if (from.atMost !== undefined) some.isAtMost = true;
    return some;
  };
  return {
    // Over all parts of a change: what is taken out of something in two of them is taken out of it.
    add: (from, key, count = from.atMost ?? 1) => {
      someOf(from).own.set(key, count);
    },
    addEarlier: (from, count) => {
      someOf(from).earlier += count;
    },
    guards: () => {
      const large = [...taken.values()].filter(
        (some) => some.own.size > 0 && isLargeShare(countOf(some), some.from.total),
      );
      const rest = large.length - MOST_SHARES;
      return [
        ...large.slice(0, MOST_SHARES).map(sentenceOf),
        ...(rest > 0 ? [`It removes as large a share in ${rest.toLocaleString("en")} more.`] : []),
      ];
    },
  };
}

const countOf = ({ own, earlier }: Taken): number => [...own.values()].reduce((sum, count) => sum + count, earlier);

function sentenceOf(some: Taken): string {
  const { from, earlier, isAtMost } = some;
  const count = Math.min(countOf(some), from.total);
  return `${from.sentence(`${isAtMost ? "up to " : ""}${count}`)}${among(earlier)}`;
}

const isLargeShare = (count: number, total: number): boolean => count >= FEW && count > total * SHARE;

/** Of what counts beside a change. */
export const OTHERS_AMONG = "Your other recent changes are among them, planned ones too.";

const among = (earlier: number): string => (earlier > 0 ? ` ${OTHERS_AMONG}` : "");

/**
 * What wants a reason of a plan by now, of whose items no more is known than what counts with them.
 *
 * @param earlier As counted for the plan in the moment it is to be carried out
 */
export function guardsNow(parts: readonly Listed[], earlier: Earlier): readonly string[] {
  const { items, ownItems, channels, ownChannels } = earlier;
  const taken = takings();
  for (const { action, count, own, target, before } of earlier.taken) {
    const from = action.takesFrom?.(target, before);
    if (!from) continue;
    taken.add(from, "", own);
    taken.addEarlier(from, count);
  }
  return [
    ...(items > 0 ? manyGuards(ownItems, items) : []),
    ...(channels > 0 && ownChannels > 0 ? listGuards(channels + ownChannels, parts, channels) : []),
    ...taken.guards(),
  ];
}
