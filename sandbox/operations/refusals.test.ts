import { describeRefusals } from "./testing/describe-refusals.ts";
import { administrationRefusals } from "./testing/refusals/administration.ts";
import { archivingRefusals } from "./testing/refusals/archiving.ts";
import { channelRefusals } from "./testing/refusals/channels.ts";
import { memberRefusals } from "./testing/refusals/members.ts";

describeRefusals({
  tags: ["Chat Channels", "Chat Channels (Account-level)", "Users", "Roles"],
  count: 38,
  refusals: { ...channelRefusals, ...archivingRefusals, ...memberRefusals, ...administrationRefusals },
  unreachable: [
    {
      operation: "getMe",
      code: 1001,
      why: "a token of a person who is no longer there is refused with 401/124 before",
    },
  ],
  state: ({ store }) =>
    [...store.channels.from(0)].map((channel) => ({
      ...channel,
      members: [...channel.members.people],
      leaders: [...channel.leaders.people],
      groups: [...channel.groups],
    })),
});
