// What Zoom's webhooks tell, as what is to be read because of it. An event says that something is otherwise by now, and
// is believed no further: they come late, twice, in any order, or not at all.
import * as v from "valibot";
import { isPathParameter } from "../../../contract/path-parameter.ts";
import type { Subject } from "../store/reads.ts";

const id = v.nullish(v.string(), "");
/** The channel that somebody comes into; see the events in @zoom/rivet, teamchat.d.ts. */
const Entered = v.object({ channel_id: id });

/** The end of the year 9999: what is later is no time. */
const LATEST_MS = 253_402_300_799_999;

/** The envelope, as far as it says what an event is about. */
export const WebhookEvent = v.object({
  event: v.string(),
  event_ts: v.nullish(v.pipe(v.number(), v.maxValue(LATEST_MS)), 0),
  payload: v.object({
    account_id: id,
    plainToken: id,
    object: v.nullish(
      v.object({
        id,
        channel_id: id,
        space_id: id,
        shared_space_id: id,
        channel: v.nullish(Entered, { channel_id: "" }),
      }),
      { id: "", channel_id: "", space_id: "", shared_space_id: "", channel: { channel_id: "" } },
    ),
  }),
});
export type WebhookEvent = v.InferOutput<typeof WebhookEvent>;

/** Those that Zoom can be asked about. */
const askable = (subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ subject }) => isPathParameter(subject));

/** What is to be read. */
export function subjectsOf({ event, payload: { object } }: WebhookEvent): readonly Subject[] {
  const [family = "", name = ""] = event.split(".");
  const channelId = object.channel.channel_id || object.channel_id || object.id;
  const channel = { step: "channel", subject: channelId };
  const members = { step: "channel-members", subject: channelId };
  if (family === "chat_channel") {
    if (name.startsWith("member_")) return askable([members]);
    return askable([channel]);
  }
  // Invited, deactivated, back, moved to another department: the list of people has it all.
  if (family === "user") return [{ step: "people", subject: "" }];
  if (family !== "team_chat") return [];
  if (name === "channel_archived" || name === "channel_unarchived")
    return askable([{ step: "channel-mention-groups", subject: channelId }]);
  if (/^channel_(?:invitation|join)_(?:accepted|approved)$/.test(name)) return askable([members]);
  if (name === "emoji_added" || name === "emoji_removed") return [{ step: "emojis", subject: "" }];
  if (name.startsWith("shared_spaces_")) {
    const spaceId = object.space_id || object.shared_space_id || object.id;
    return [{ step: "spaces", subject: "" }, ...askable([{ step: "space", subject: spaceId }])];
  }
  return [];
}

/** In which channel something was written, and on which day; what was written is not looked at. */
export function messageDayOf({
  event,
  event_ts,
  payload: { object },
}: WebhookEvent): { readonly channelId: string; readonly day: string } | null {
  if (event !== "team_chat.channel_message_posted" || !isPathParameter(object.channel_id) || event_ts <= 0) return null;
  return { channelId: object.channel_id, day: new Date(event_ts).toISOString().slice(0, 10) };
}
