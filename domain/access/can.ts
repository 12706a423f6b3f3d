// Whether somebody may do or see something, and what decided it.
import { type ChannelFacts, type ChannelSet, holds, holdsSpace, inAny } from "./channel-set.ts";
import { holdingsWith, isOver, reachesAccount } from "./held.ts";
import { type Right, rightWords } from "./rights.ts";
import { type Role, reachesProtected } from "./role.ts";

/** Why somebody holds a role. */
export type Source =
  /** By their role at Zoom. */
  | { readonly by: "zoom"; readonly roleName: string }
  /** Everybody does over what is their own. */
  | { readonly by: "everybody" }
  | { readonly by: "grant"; readonly grantId: string; readonly reason: string; readonly givenBy: string }
  | {
      readonly by: "group";
      readonly grantId: string;
      readonly group: string;
      readonly reason: string;
      readonly givenBy: string;
    }
  | { readonly by: "break-glass"; readonly reason: string };

/** A role over a set of channels, as far as it decides. */
export interface Held {
  /** Rights that another version knows are among them, where a page has it from the server. */
  readonly role: Pick<Role, "id" | "name"> & {
    readonly rights: readonly string[];
    readonly ofOwners?: readonly string[] | undefined;
  };
  readonly set: ChannelSet;
  /** Null where it has no end. */
  readonly untilMs: number | null;
}

export interface Holding extends Held {
  readonly role: Role;
  readonly source: Source;
}

export interface Actor<H extends Held = Holding> {
  readonly userId: string;
  readonly holdings: readonly H[];
}

/** What is done something to, or looked at. */
export type Place =
  /** What belongs to no channel and no space: directory groups, emojis, the account's lists. */
  | { readonly is: "account" }
  | { readonly is: "channel"; readonly channel: ChannelFacts }
  | { readonly is: "space"; readonly spaceId: string; readonly holdsProtected?: HoldsProtected }
  /** A directory group, whose people are in channels through it. */
  | { readonly is: "group"; readonly holdsProtected: HoldsProtected };

/** Whether protected channels are in a space, or have a directory group in them: what is not known counts as if. */
export type HoldsProtected = boolean | "unknown";

export type Verdict<H extends Held = Holding> =
  | { readonly is: "allowed"; readonly by: readonly H[] }
  | {
      readonly is: "denied";
      /** As a sentence for whoever asks. */
      readonly why: string;
      /** The same for somebody else, of whoever it is about. */
      readonly whyThey: string;
      /** What would allow it elsewhere, or did until its end. */
      readonly near: readonly H[];
    };

/** The channels that a right of a holding is over. */
const setFor = ({ role, set }: Held, right: Right): ChannelSet =>
  set.of === "own" && role.ofOwners?.includes(right) ? { of: "own", as: "owner" } : set;

function reaches(holding: Held, right: Right, place: Place): boolean {
  const set = setFor(holding, right);
  if (place.is === "account") return reachesAccount(holding);
  if (place.is === "channel") return holds(set, place.channel, reachesProtected(holding.role.id));
  if (reachesIntoProtected(place) && !reachesProtected(holding.role.id)) return false;
  return place.is === "space" ? holdsSpace(set, place.spaceId) : reachesAccount(holding);
}

type Way = Extract<Place, { readonly holdsProtected?: unknown }>;

const reachesIntoProtected = ({ holdsProtected = false }: Way): boolean => holdsProtected !== false;

/** Whether it is only their protection that keeps a right from channels. */
function isKeptByProtection(right: Right, place: Place, now: readonly Held[]): boolean {
  if (place.is === "account") return false;
  if (place.is === "channel")
    return place.channel.isProtected && now.some((held) => holds(setFor(held, right), place.channel, true));
  return reachesIntoProtected(place) && now.some((held) => reaches(held, right, { ...place, holdsProtected: false }));
}

function whyProtected(what: string, place: Exclude<Place, { is: "account" }>): string {
  if (place.is === "channel") return `This channel is protected: only workspace administrators have ${what} there.`;
  const where = place.is === "space" ? "this space" : "this directory group";
  if (place.holdsProtected === "unknown")
    return `Whether ${where} reaches a protected channel is not known, so only workspace administrators have ${what} there.`;
  return `${place.is === "space" ? "A protected channel is in this space" : "This directory group is in a protected channel"}: only workspace administrators have ${what} there.`;
}

/**
 * Which channels a right reaches, for whoever looks through many; null where that is all of them.
 *
 * @param isAnyProtected whether there are channels that are
 */
export function channelsWith(
  actor: Actor<Held>,
  right: Right,
  isAnyProtected: boolean,
  nowMs: number,
): ((channel: ChannelFacts) => boolean) | null {
  const holdings = holdingsWith(actor, right, nowMs);
  const isAll = ({ role, set }: Held) => set.of === "all" && (!isAnyProtected || reachesProtected(role.id));
  if (holdings.some(isAll)) return null;
  const setsOf = (some: readonly Held[]) => inAny(some.map((holding) => setFor(holding, right)));
  const [any, ofProtected] = [setsOf(holdings), setsOf(holdings.filter(({ role }) => reachesProtected(role.id)))];
  return (channel) => (channel.isProtected ? ofProtected : any)(channel);
}

/** Pure: whoever asks brings what is known of the place. Denied unless something allows it. */
export function can<H extends Held>(actor: Actor<H>, right: Right, place: Place, nowMs: number): Verdict<H> {
  const having = actor.holdings.filter(({ role }) => role.rights.includes(right));
  const now = having.filter((holding) => !isOver(holding, nowMs));
  const by = now.filter((holding) => reaches(holding, right, place));
  if (by.length > 0) return { is: "allowed", by };
  const whyNotOf = (who: "you" | "they") => whyNot(right, place, now, having, who);
  return { is: "denied", why: whyNotOf("you"), whyThey: whyNotOf("they"), near: having };
}

function whyNot(
  right: Right,
  place: Place,
  now: readonly Held[],
  having: readonly Held[],
  who: "you" | "they",
): string {
  const what = `“${rightWords(right)}”`;
  const [whose, Whose, Who] = who === "you" ? ["your", "Your", "You"] : ["their", "Their", "They"];
  if (having.length === 0) return `None of ${whose} roles includes ${what}.`;
  if (now.length === 0) return `${Whose} role that includes ${what} has ended.`;
  if (place.is !== "account" && isKeptByProtection(right, place, now)) return whyProtected(what, place);
  const isOfOwners = now.some(({ role, set }) => set.of === "own" && role.ofOwners?.includes(right));
  if (place.is === "channel" && place.channel.own === "administrator" && isOfOwners)
    return `${Who} administer this channel, and only its owner has ${what}.`;
  const sets = now.map((held) => setFor(held, right));
  if (sets.every(({ of }) => of === "own")) {
    const leads = sets.some((set) => set.of === "own" && set.as === "leader");
    return `${Whose} roles include ${what} only for channels that ${who} ${leads ? "own or administer" : "own"}.`;
  }
  if (place.is === "account" || place.is === "group")
    return `${Whose} role includes ${what} for some channels only, not for the whole account.`;
  return `${Whose} role includes ${what}, but not for this ${place.is}.`;
}
