import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useSession } from "../../lib/session.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { AccessPersonField } from "./access-person-field.tsx";
import { accessQueries } from "./access-queries.ts";
import { PersonCan } from "./person-can.tsx";

/** What somebody can do, of anything at all or of one channel, and why. Whom it is about stands in the address. */
export function PersonTab() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const { user } = useSession();
  const userId = params.get("person") ?? "";
  const channelId = params.get("channel") ?? "";
  const name = useQuery({ ...accessQueries.personName(userId), enabled: userId !== "" });
  const channel = useQuery({ ...accessQueries.channelName("account", channelId), enabled: channelId !== "" });
  const shownName = userId === user.id ? user.displayName : (name.data ?? userId);
  const channelName = channel.data ?? channelId;
  const { data, error, refetch } = useQuery({
    ...accessQueries.person(userId, channelId || undefined),
    enabled: userId !== "",
  });
  return (
    <div className="flex max-w-5xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <AccessPersonField
          key={`person ${userId}`}
          label="What can this person do?"
          value={userId === "" ? null : { id: userId, name: shownName }}
          onChoose={(next) => next && change({ person: next.id })}
        />
        <ChannelChoice
          label="In which channel?"
          hint="Leave it empty to see what they can do anywhere."
          connection="account"
          value={channelId === "" ? null : { id: channelId, name: channelName }}
          onChoose={(next) => change({ channel: next?.id })}
        />
      </div>
      {userId === "" ? (
        <EmptyState title="Choose a person">
          This shows the roles they hold, and what each lets them do, with the reason.
        </EmptyState>
      ) : data ? (
        <PersonCan access={data} isOwn={userId === user.id} />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </div>
  );
}
