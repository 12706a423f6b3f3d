import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Parties } from "../store/conversation.ts";
import type { Draft } from "../store/personal.ts";
import { findTarget, partiesOf, type TargetErrors, usualErrors } from "./chat-target.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { filesView, mentionView, richTextView, threadFields } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

export const scheduledMessagesHandlers = {
  /** Those to one channel or contact, or all. */
  listScheduledMessages: (context) => {
    const { operation, query, store, actor, cursor } = context;
    const { to_channel, to_contact } = query;
    const parties =
      to_channel || to_contact
        ? partiesOf(
            context,
            findTarget(context, query, {
              ...usualErrors(operation.id),
              missing: () => operationError(operation.id, 300, { values: { params: "to_channel" } }),
            }),
          )
        : null;
    const isShown = (draft: Draft) => parties === null || isSameParties(draft.parties, parties);
    const page = store.personal.drafts.page(actor.index, pageStart(context), cursor.pageSize, isShown);
    return {
      status: 200,
      body: {
        ...(to_channel && { to_channel }),
        ...(to_contact && { to_contact }),
        messages: page.items.map((draft) => draftView(context, draft)),
        ...paging(context, page.next),
      },
    };
  },

  deleteScheduledMessage: (context) => {
    const { operation, params, query, store, actor } = context;
    const { draftId = "" } = params;
    const failed = () => operationError(operation.id, 5301);
    const errors: TargetErrors = {
      missing: () => operationError(operation.id, 300),
      noChannel: failed,
      noPerson: failed,
      notMember: failed,
    };
    const parties = partiesOf(context, findTarget(context, query, errors));
    const draft = store.personal.drafts.find(actor.index, ({ id }) => id === draftId.toLowerCase());
    if (!draft) throw operationError(operation.id, 5404, { values: { draft_id: draftId } });
    if (!isSameParties(draft.parties, parties)) throw failed();
    draft.callOff();
    store.personal.drafts.delete(actor.index, draft);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

export function isSameParties(a: Parties, b: Parties): boolean {
  if (a.kind === "channel") return b.kind === "channel" && a.channelId === b.channelId;
  return b.kind === "direct" && a.people[0] === b.people[0] && a.people[1] === b.people[1];
}

/** Unlike messages that were sent, a draft's lists leave no field out, and it has no cards. */
function draftView(context: OperationContext, draft: Draft): components["schemas"]["ScheduledMessage"] {
  const { richText, mentions, text } = draft.content;
  const files = filesView(context, draft.content.files);
  return {
    draft_id: draft.id,
    create_date: dateTime(draft.createdAtMs),
    scheduled_time: dateTime(draft.scheduledAtMs),
    message: text,
    ...files[0],
    ...(files.length > 0 && { files }),
    ...(richText.length > 0 && {
      rich_text: richText.map((span) => ({ ...richTextView(span), format_attr: span.attribute })),
    }),
    ...(mentions.length > 0 && {
      at_items: mentions.map((mention) => ({
        at_contact: "",
        at_contact_member_id: "",
        ...mentionView(context.store, mention),
      })),
    }),
    ...threadFields(draft),
  };
}
