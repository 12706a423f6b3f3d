import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Conversation } from "../store/conversation.ts";
import { hasExternalMembers } from "./channel-rules.ts";
import { dateTime } from "./date-time.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { checkMayReport, reportDates, sessionId } from "./report-access.ts";

type ReportSession = components["schemas"]["ReportSession"];

export const sessionReportsHandlers = {
  /** Sessions with a message within the dates, oldest session first; deleted channels stand in it too. */
  getChatSessionsReports: (context) => {
    checkMayReport(context);
    const { store, cursor, nowMs } = context;
    const { fromMs, untilMs, echo } = reportDates(context);
    const sessions: ReportSession[] = [];
    let next: number | null = null;
    for (const conversation of store.messages.from(pageStart(context), nowMs)) {
      const lastSentAtMs = conversation.lastSentAtMs(untilMs - 1);
      if (lastSentAtMs === null || lastSentAtMs < fromMs) continue;
      if (sessions.length === cursor.pageSize) {
        next = conversation.number;
        break;
      }
      sessions.push(sessionView(context, conversation, lastSentAtMs));
    }
    return { status: 200, body: { ...echo, sessions, ...paging(context, next) } };
  },
} satisfies Record<string, Handler>;

function sessionView({ store }: OperationContext, conversation: Conversation, lastSentAtMs: number): ReportSession {
  const { parties } = conversation;
  const common = {
    id: sessionId(store, conversation),
    last_message_sent_time: dateTime(lastSentAtMs),
  };
  if (parties.kind === "direct") {
    const people = [...new Set(parties.people)].map((index) => store.people.at(index));
    return {
      ...common,
      type: "1:1",
      name: "",
      status: "active",
      member_emails: people.map(({ email }) => email),
      has_external_member: people.some(({ isExternal }) => isExternal),
    };
  }
  const channel = store.channels.find(parties.channelId);
  const shown = channel ?? store.channels.findDeleted(parties.channelId);
  return {
    ...common,
    type: "Group",
    name: shown?.name ?? "",
    channel_id: parties.channelId,
    status: channel ? "active" : "deleted",
    has_external_member: shown !== undefined && hasExternalMembers(store, shown),
  };
}
