import { array, number, object, optional, pipe, string, transform } from "valibot";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../../lib/cursor-list/page.ts";
import type { ActivityRange } from "../activity/activity-range.ts";

export interface ActivityPerson {
  readonly id: string;
  readonly name: string;
  /** Zoom leaves out the user id of people of other accounts. */
  readonly isExternal: boolean;
}

/** Who made whom join or leave, and when. */
export interface Activity {
  readonly atMs: number;
  readonly operator: ActivityPerson;
  readonly status: "joined" | "left" | "unknown";
  readonly people: readonly ActivityPerson[];
}

const PAGE_SIZE = 100;

const person = pipe(
  object({
    display_name: optional(string(), ""),
    user_id: optional(string(), ""),
    member_id: optional(string(), ""),
  }),
  transform(
    (wire): ActivityPerson => ({
      id: wire.member_id || wire.user_id,
      name: wire.display_name || "Unnamed",
      isExternal: wire.user_id === "",
    }),
  ),
);

const activityList = object({
  channel_activity_logs: optional(
    array(
      pipe(
        object({
          activity_timestamp: number(),
          operator: person,
          members: optional(
            object({ member_status: optional(string(), ""), member_list: optional(array(person), []) }),
          ),
        }),
        transform(
          ({ activity_timestamp: atMs, operator, members }): Activity => ({
            atMs,
            operator,
            status: statusOf(members?.member_status ?? ""),
            people: members?.member_list ?? [],
          }),
        ),
      ),
    ),
    [],
  ),
  next_page_token: optional(string()),
});

/** The documentation's list of values says `joined`, its example `join`. */
function statusOf(text: string): Activity["status"] {
  if (text === "joined" || text === "join") return "joined";
  return text === "left" || text === "leave" ? "left" : "unknown";
}

/**
 * The channel's membership log, for account-level apps only. Unlike the log of all channels, whose queries span at most
 * 3 days, the documentation gives this one no limit.
 */
export async function listActivity(
  channelId: string,
  { from, to }: ActivityRange,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Activity>> {
  const query = { start_date: from, end_date: to, page_size: PAGE_SIZE, next_page_token: cursor };
  const path = zoomPath("account", "/chat/channels/{channelId}/activities", { channelId }, query);
  const page = await request({ path, schema: activityList, signal });
  return cursorPage(page.channel_activity_logs, page.next_page_token, undefined, Date.now());
}
