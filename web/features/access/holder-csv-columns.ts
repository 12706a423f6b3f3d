import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { AccessRole, Grant, GrantUses } from "./access-queries.ts";
import { roleName } from "./access-words.ts";

const time = (atMs: number | null): string | undefined => (atMs === null ? undefined : new Date(atMs).toISOString());

/** Columns of the file of who holds what. Times are UTC. */
export const holderCsvColumns = (
  roles: readonly AccessRole[],
  uses: GrantUses | undefined,
): readonly CsvColumn<Grant>[] => [
  { header: "kind", value: ({ to }) => to.is },
  { header: "id", value: ({ to }) => (to.is === "person" ? to.userId : to.groupId) },
  { header: "name", value: ({ to }) => to.name },
  { header: "role", value: ({ roleId }) => roleName(roles, roleId) },
  { header: "over", value: ({ set }) => set.of },
  {
    header: "over_which",
    value: ({ set }) =>
      set.of === "name"
        ? set.pattern
        : set.of === "list"
          ? set.channelIds.join(" ")
          : set.of === "spaces"
            ? set.spaceIds.join(" ")
            : set.of === "own"
              ? set.as
              : undefined,
  },
  { header: "until", value: ({ untilMs }) => time(untilMs) },
  { header: "last_used_at", value: ({ id }) => time(uses?.get(id)?.lastAtMs ?? null) },
  { header: "reason", value: ({ reason }) => reason },
  { header: "given_at", value: ({ atMs }) => time(atMs) },
  { header: "given_by", value: ({ byName }) => byName },
];
