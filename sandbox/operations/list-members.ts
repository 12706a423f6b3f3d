import { type ChannelRights, rightsOnBehalf, rightsToChannel } from "./access.ts";
import { operationError } from "./errors.ts";
import { memberView, roleIn } from "./member-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

/** The channel a list is about. A channel that does not exist gets the refusal of one that is not shown. */
function readableChannel(
  context: OperationContext,
  rightsTo: typeof rightsToChannel,
  may: (r: ChannelRights) => boolean,
) {
  const channel = context.store.channels.find(context.params.channelId ?? "");
  if (!channel || !may(rightsTo(context, channel))) throw operationError(context.operation.id, 200);
  return channel;
}

const listMembers =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context) => {
    const channel = readableChannel(context, rightsTo, ({ canRead }) => canRead);
    const page = channel.members.page(pageStart(context), context.cursor.pageSize);
    return {
      status: 200,
      body: {
        members: page.items.map((person) => memberView(context.store, person, roleIn(channel, person))),
        ...paging(context, page.next),
        total_records: channel.members.size,
      },
    };
  };

export const listMembersHandlers = {
  listChannelMembers: listMembers(rightsToChannel),
  listUserChannelMembers: listMembers(rightsOnBehalf),

  listChannelAdministrators: (context) => {
    const channel = readableChannel(context, rightsOnBehalf, ({ canRead }) => canRead);
    const page = channel.leaders.page(pageStart(context), context.cursor.pageSize);
    return {
      status: 200,
      body: {
        admins: page.items.map((person) => memberView(context.store, person, roleIn(channel, person))),
        ...paging(context, page.next),
      },
    };
  },
} satisfies Record<string, Handler>;
