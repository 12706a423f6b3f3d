import { describeRefusals } from "./testing/describe-refusals.ts";
import { administrationRefusals } from "./testing/refusals/administration.ts";
import { archivingRefusals } from "./testing/refusals/archiving.ts";
import { channelRefusals } from "./testing/refusals/channels.ts";
import { memberRefusals } from "./testing/refusals/members.ts";

describeRefusals({
  tags: ["Chat Channels", "Chat Channels (Account-level)", "Users", "Roles"],
  count: 38,
  refusals: { ...channelRefusals, ...archivingRefusals, ...memberRefusals, ...administrationRefusals },
  state: ({ store }) =>
    [...store.channels.from(0)].map((channel) => ({
      ...channel,
      members: [...channel.members.people],
      leaders: [...channel.leaders.people],
      groups: [...channel.groups],
    })),
});
