import { object, optional, pipe, string, transform } from "valibot";
import { listLegalHoldMatters } from "../../../contract/endpoints.gen.ts";
import { userIdKey } from "../../../contract/user-id.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type Rows, rows } from "../../lib/api/rows.ts";
import { formatRange } from "../../lib/day-range.ts";
import { formatDay } from "../../lib/format-time.ts";

export interface Custodian {
  readonly userId: string;
  readonly email: string;
}

/** A matter whose people's messages Zoom keeps, whatever a channel's retention says. */
export interface Matter {
  readonly id: string;
  readonly name: string;
  /** Day `yyyy-MM-dd`; empty where Zoom tells none. */
  readonly from: string;
  /** Empty of a matter that goes on. */
  readonly to: string;
  readonly people: readonly Custodian[];
  /** Some of its people cannot be read, or the matter itself: it may cover any channel. */
  readonly isPartlyRead?: boolean;
}

const matterAnswer = pipe(
  object({
    matter_id: string(),
    matter_name: optional(string(), "Unnamed matter"),
    matter_start_date: optional(string(), ""),
    matter_end_date: optional(string(), ""),
    matter_users: rows(object({ user_id: string(), email: optional(string(), "") })),
  }),
  transform(
    (wire): Matter => ({
      id: wire.matter_id,
      name: wire.matter_name,
      from: wire.matter_start_date,
      to: wire.matter_end_date,
      people: wire.matter_users.map(({ user_id, email }) => ({ userId: user_id, email })),
      ...(wire.matter_users.unreadable ? { isPartlyRead: true } : {}),
    }),
  ),
);
const matterPage = object({ legal_hold_matters: rows(matterAnswer), next_page_token: optional(string()) });

/** Zoom names no most; its example has 30 a call, and a call is one of few that the account has a minute. */
const PAGE_SIZE = 100;

export async function listMatters(signal: AbortSignal): Promise<readonly Matter[]> {
  const matters: Matter[] = [];
  let cursor: string | undefined;
  do {
    const query = { page_size: PAGE_SIZE, next_page_token: cursor };
    const page: { legal_hold_matters: Rows<Matter>; next_page_token?: string | undefined } = await askZoom(
      { connection: "account", schema: matterPage, signal },
      listLegalHoldMatters,
      { query },
    );
    const { legal_hold_matters: read } = page;
    matters.push(...read, ...(read.unreadable ?? []).map((_, at) => unreadable(`${matters.length} ${at}`)));
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return matters;
}

/** Stands for a matter that cannot be read: without it, a channel under it would look free. */
function unreadable(place: string): Matter {
  const name = "A matter that could not be read";
  return { id: `unreadable ${place}`, name, from: "", to: "", people: [], isPartlyRead: true };
}

/** `1 Feb – 3 Mar 2026`, `since 1 Feb 2026` */
export function matterTime({ from, to }: Matter): string {
  if (from && to) return formatRange({ from, to });
  if (from) return `since ${formatDay(from)}`;
  return to ? `until ${formatDay(to)}` : "no dates";
}

export interface Cover {
  readonly matter: Matter;
  /** Whom of the channel it covers. */
  readonly people: readonly Custodian[];
}

/** The matters that cover some of the people given, by user id, or may do so. */
export function coversOf(matters: readonly Matter[], userIds: readonly string[]): readonly Cover[] {
  const keys = new Set(userIds.map(userIdKey));
  return matters.flatMap((matter) => {
    const people = matter.people.filter(({ userId }) => keys.has(userIdKey(userId)));
    return people.length > 0 || matter.isPartlyRead ? [{ matter, people }] : [];
  });
}

/** Everybody the matters cover, each once. */
export function custodiansOf(matters: readonly Matter[]): readonly Custodian[] {
  return [
    ...new Map(matters.flatMap(({ people }) => people).map((person) => [userIdKey(person.userId), person])).values(),
  ];
}
