import { personKey } from "../../../domain/inventory/person-key.ts";

export const PEOPLE = "/people";

/** The page of somebody by their key in the inventory. */
export const keyHref = (key: string): string => `${PEOPLE}/${encodeURIComponent(key)}`;

/** The page of somebody; null of whom no ID is known. */
export function personHref(ids: { readonly userId: string; readonly memberId: string }): string | null {
  const key = personKey(ids);
  return key === "" ? null : keyHref(key);
}
