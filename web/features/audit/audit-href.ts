import type { AuditTarget } from "../../../domain/audit/entry.ts";

export const auditHref = (seq: number): string => `/audit/${seq}`;

/** What was done to something. */
export const targetHistory = ({ kind, id, name }: AuditTarget): string =>
  `/audit?${new URLSearchParams({ target: id ? `${kind}:${id}` : name })}`;

/** What somebody did. */
export const personHistory = (id: string): string => `/audit?${new URLSearchParams({ person: id })}`;

/** The page of something; undefined where it has none. */
export function targetHref({ kind, id }: AuditTarget): string | undefined {
  if (id === "") return undefined;
  const folder = { channel: "channels", space: "spaces", group: "directory-groups", change: "changes" }[kind as string];
  return folder && `/${folder}/${encodeURIComponent(id)}`;
}
