import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { boolean, number, object, optional, string } from "valibot";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/states.tsx";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { useConnection } from "../../lib/connection.ts";
import {
  addingLabels,
  channelTypes,
  externalLabels,
  labelOf,
  mentionAllLabels,
  postingLabels,
} from "../channels/channel.ts";
import { channelQueries } from "../channels/channel-queries.ts";

const channel = object({
  id: string(),
  name: string(),
  type: optional(number(), 0),
  channel_settings: optional(
    object({
      posting_permissions: optional(number()),
      add_member_permissions: optional(number()),
      mention_all_permissions: optional(number()),
      allow_to_add_external_users: optional(number()),
      new_members_can_see_previous_messages_files: optional(boolean()),
    }),
    {},
  ),
});

export default function ChannelPage() {
  const { channelId = "" } = useParams();
  const connection = useConnection();
  const { data, error, refetch } = useQuery({
    queryKey: [...channelQueries.details(), connection, channelId],
    queryFn: ({ signal }) =>
      request({ path: zoomPath(connection, "/chat/channels/{channelId}", { channelId }), schema: channel, signal }),
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const settings = data?.channel_settings;
  const facts = settings && [
    ["Type", labelOf(channelTypes, data.type)],
    ["Who can post", labelOf(postingLabels, settings.posting_permissions)],
    ["Who can add members", labelOf(addingLabels, settings.add_member_permissions)],
    ["Who can add external people", labelOf(externalLabels, settings.allow_to_add_external_users)],
    ["Who can mention all", labelOf(mentionAllLabels, settings.mention_all_permissions)],
    ["New members see history", settings.new_members_can_see_previous_messages_files ? "Yes" : "No"],
  ];
  return (
    <div className="flex flex-col gap-4 px-4 py-4 lg:px-6">
      <title>{`${data?.name ?? "Channel"} · Channelkeeper`}</title>
      <h1 className="text-lg font-semibold tracking-tight">{data?.name ?? "Channel"}</h1>
      {facts ? (
        <dl className="grid max-w-xl grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Skeleton className="h-40 max-w-xl" />
      )}
    </div>
  );
}
