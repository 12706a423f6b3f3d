// Addresses of people from other accounts, which Zoom does not show. Whoever named them knows them, and so does whoever may
// read the whole account; others read changes without.
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";

const HIDDEN = "(address not shown)";
const anyAddress = /[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+/g;

export const holdsAddress = (text: string): boolean => text.search(anyAddress) >= 0;

/** A title says of nobody whether they are from another account. */
export const withoutAddresses = (text: string): string => text.replace(anyAddress, HIDDEN);

export const infoWithoutAddresses = (info: ChangeInfo): ChangeInfo => ({
  ...info,
  title: withoutAddresses(info.title),
  undoOfTitle: withoutAddresses(info.undoOfTitle),
});

/** An item without the address of somebody who is from another account, or may be. */
export function itemWithoutAddress(item: ChangeItemInfo): ChangeItemInfo {
  const { n, part, status, endedAtMs, ...told } = item;
  const email = emailIn(item.target);
  if (email === "" || isOfAccount(item)) return item;
  const address = new RegExp(email.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi");
  return { ...(hiddenIn(told, address) as typeof told), n, part, status, endedAtMs };
}

function hiddenIn(value: unknown, address: RegExp): unknown {
  if (typeof value === "string") return value.replace(address, HIDDEN);
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, address));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const isOwn = key === "email" && typeof one === "string";
      return [key, isOwn ? one.replace(address, "") : hiddenIn(one, address)];
    }),
  );
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function emailIn(target: unknown): string {
  const email = fieldOf(target, "email");
  return typeof email === "string" ? email : "";
}

/** Of somebody whom the list of people does not show there is no state. */
function isOfAccount({ before, to, found, reached }: ChangeItemInfo): boolean {
  const states = [before, to, found, reached];
  return before !== null && states.every((state) => fieldOf(state, "isExternal") !== true);
}
