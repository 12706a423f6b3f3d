import { personKey } from "../../../domain/inventory/person-key.ts";

export const PEOPLE = "/people";

/** The page of somebody by their key in the inventory. */
export const keyHref = (key: string): string => `${PEOPLE}/${encodeURIComponent(key)}`;

/** The page of somebody; null of whom no ID is known. */
export function personHref(ids: { readonly userId: string; readonly memberId: string }): string | null {
  const key = personKey(ids);
  return key === "" ? null : keyHref(key);
}

/** Where it is asked why somebody cannot do something in a channel. @param key of the person, or any ID of theirs */
export const whyNotHref = (key: string, channelId: string): string =>
  `${keyHref(key)}?${new URLSearchParams({ tab: "help", channel: channelId })}`;
