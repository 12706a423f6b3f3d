import * as v from "valibot";
import { checkMayMigrate, failed, migratedChannel, migratedPerson, noAccess } from "./migration-access.ts";
import type { Handler } from "./operation.ts";

const Body = v.object({
  method: v.literal("star"),
  params: v.array(v.object({ target_id: v.string(), target_type: v.picklist(["channel", "contact"]) })),
});

export const migrateStarsHandlers = {
  /** What has a star already keeps it. Nobody is told. */
  migrateConversationOrChannelOperations: (context) => {
    const { params, store } = context;
    checkMayMigrate(context, "ChatMessages:Edit");
    const { index } = migratedPerson(context, params.identifier ?? "");
    const { stars } = store.personal;
    const [target] = v.parse(Body, context.body).params;
    if (!target) throw failed(context);
    if (target.target_type === "contact") {
      const person = migratedPerson(context, target.target_id).index;
      if (!stars.find(index, (star) => "person" in star && star.person === person)) stars.add(index, { person });
      return { status: 204 };
    }
    const channel = migratedChannel(context, target.target_id);
    if (!store.channels.isMember(channel, index)) throw noAccess(context);
    if (!stars.find(index, (star) => "channelId" in star && star.channelId === channel.id))
      stars.add(index, { channelId: channel.id });
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
