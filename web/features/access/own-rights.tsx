import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useSession } from "../../lib/session.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { KnownChannelChoice } from "../../shared/channel-picker/known-channel-choice.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { accessQueries } from "./access-queries.ts";
import { PersonCan } from "./person-can.tsx";

/** What whoever looks can do themselves, anywhere or in a channel: all that their role shows them of access. */
export function OwnRights() {
  const { user } = useSession();
  const [params] = useSearchParams();
  const change = useParamChange();
  const channelId = params.get("channel") ?? "";
  const channel = useQuery({ ...accessQueries.channelName("me", channelId), enabled: channelId !== "" });
  const { data, error, refetch } = useQuery(accessQueries.person(user.id, channelId || undefined));
  // What they see of the inventory, and where there is none, what is theirs.
  const [hasFailed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const name = chosen?.id === channelId ? chosen.name : (channel.data ?? channelId);
  const field = {
    label: "In which channel?",
    hint: "Leave it empty to see what you can do anywhere.",
    value: channelId === "" ? null : { id: channelId, name },
    onChoose: (next: { readonly id: string; readonly name: string } | null): void => {
      setChosen(next);
      change({ channel: next?.id });
    },
  };
  return (
    <div className="flex max-w-5xl flex-col gap-4 px-4 py-4 lg:px-6">
      <p className="max-w-2xl text-muted text-pretty">
        What you can do through the account connection. Who else can do what is shown to people who give roles, and to
        auditors.
      </p>
      <div className="max-w-80">
        {hasFailed ? (
          <ChannelChoice {...field} connection="me" />
        ) : (
          <KnownChannelChoice {...field} onFailed={() => setFailed(true)} />
        )}
      </div>
      {data ? (
        <PersonCan access={data} isOwn />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </div>
  );
}
