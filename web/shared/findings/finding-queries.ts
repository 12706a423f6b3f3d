import { queryOptions } from "@tanstack/react-query";
import { inventoryPath } from "../../../contract/bff.ts";
import {
  type Finding,
  type FindingSettings,
  type FindingSnooze,
  Findings,
} from "../../../domain/inventory/findings.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { PEOPLE } from "../inventory/person-href.ts";

const root = `${inventoryPath}/findings`;
const pathOf = (id: string, rest: string): string => `${root}/${encodeURIComponent(id)}/${rest}`;

export const findingQueries = {
  all: ["inventory", "findings"] as const,

  list: () =>
    queryOptions({
      queryKey: [...findingQueries.all, "list"],
      queryFn: ({ signal }): Promise<Findings> => request({ path: root, schema: Findings, signal }),
      staleTime: 60_000,
    }),
};

/** The list a finding counts, as its page shows it. */
export const findingHref = ({ of, query }: Pick<Finding, "of" | "query">): string =>
  of === "people" ? withQuery(PEOPLE, query) : withQuery("/channels", { tab: "all", ...query });

/** Who the external people are that a finding is about; null of others. */
export const externalHref = ({ id, query: { archived } }: Pick<Finding, "id" | "query">): string | null =>
  id === "unwanted-outsiders" ? withQuery("/external", { in: "channel", adding: "0", archived }) : null;

export type Until = Pick<FindingSnooze, "untilMs" | "reason">;

/** @param subjects The channels or people; the whole finding where they are left out. @throws ApiError */
export const snoozeFinding = (id: string, until: Until, subjects?: readonly string[]): Promise<undefined> =>
  request({ path: pathOf(id, "snoozes"), method: "PUT", body: { ...until, subjects }, schema: null });

/** @param subject as above. @throws ApiError */
export const wakeFinding = (id: string, subject?: string): Promise<undefined> => {
  const rest = subject === undefined ? "snoozes" : `snoozes/${encodeURIComponent(subject)}`;
  return request({ path: pathOf(id, rest), method: "DELETE", schema: null });
};

/** @throws ApiError */
export const setFinding = (id: string, settings: FindingSettings): Promise<undefined> =>
  request({ path: pathOf(id, "settings"), method: "PUT", body: settings, schema: null });
