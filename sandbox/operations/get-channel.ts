import { rightsOnBehalf, rightsToChannel } from "./access.ts";
import { fullChannel } from "./channel-view.ts";
import { operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";

const answerWith =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context: OperationContext) => {
    const { operation, params, store } = context;
    const { channelId = "" } = params;
    const channel = store.channels.find(channelId);
    if (!channel) throw operationError(operation.id, 4130, { values: { channelId } });
    if (!rightsTo(context, channel).canRead) throw operationError(operation.id, 200);
    return { status: 200, body: fullChannel(store, channel) };
  };

export const getChannelHandlers = {
  getChannel: answerWith(rightsToChannel),
  getUserChannel: answerWith(rightsOnBehalf),
} satisfies Record<string, Handler>;
