import type { AuditTarget } from "../../../domain/audit/entry.ts";

/** Names the channel as whose leader one sees an entry. */
export const LED_PARAM = "led";

/** Names what an entry is looked at for, where that is one of several things. */
export const OF_PARAM = "of";

/** As whose leader one sees an entry, and for which channel's sake one looks at it; the IDs of both. */
export interface Looking {
  readonly led?: string | undefined;
  readonly of?: string | undefined;
}

export function auditHref(seq: number, { led, of }: Looking = {}): string {
  const query = new URLSearchParams({ ...(led !== undefined && { [LED_PARAM]: led }), ...(of && { [OF_PARAM]: of }) });
  return `/audit/${seq}${query.size > 0 ? `?${query}` : ""}`;
}

/** All that one change did and matches what the list is filtered by. */
export function changeHistory(changeId: string, search = ""): string {
  const query = new URLSearchParams(search);
  query.set("change", changeId);
  return `/audit?${query}`;
}

/** What was done to something. */
export const targetHistory = ({ kind, id, name }: AuditTarget): string =>
  `/audit?${new URLSearchParams({ target: id ? `${kind}:${id}` : name })}`;

/** What was done for a ticket. */
export const ticketHistory = (ticket: string): string => `/audit?${new URLSearchParams({ ticket })}`;

/** What somebody did. */
export const personHistory = (id: string): string => `/audit?${new URLSearchParams({ person: id })}`;
