import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { type AccessOverview, type AccessRole, accessQueries, type ChannelAccess } from "./access-queries.ts";
import { roleName, setWords, untilWords } from "./access-words.ts";
import { ByZoomRole } from "./by-zoom-role.tsx";
import { Holder } from "./holder-cells.tsx";

/** Who can do something to a channel, and why. Which one stands in the address. */
export function ChannelTab({ roles, byZoomRole }: Pick<ReachingProps, "roles" | "byZoomRole">) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const channelId = params.get("channel") ?? "";
  const channel = useQuery({ ...accessQueries.channelName("account", channelId), enabled: channelId !== "" });
  const { data, error, refetch } = useQuery({ ...accessQueries.channel(channelId), enabled: channelId !== "" });
  return (
    <div className="flex max-w-5xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="max-w-80">
        <ChannelChoice
          label="Who can touch this channel?"
          connection="account"
          value={channelId === "" ? null : { id: channelId, name: channel.data ?? channelId }}
          onChoose={(next) => change({ channel: next?.id })}
        />
      </div>
      {channelId === "" ? (
        <EmptyState title="Choose a channel">
          This shows everyone whose role reaches it through the account connection, with the reason.
        </EmptyState>
      ) : data ? (
        <Reaching access={data} channelId={channelId} {...{ roles, byZoomRole }} />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </div>
  );
}

interface ReachingProps {
  readonly access: ChannelAccess;
  readonly channelId: string;
  readonly roles: readonly AccessRole[];
  readonly byZoomRole: AccessOverview["byZoomRole"];
}

function Reaching({ access, channelId, roles, byZoomRole }: ReachingProps) {
  const { isProtected, grants, leaders } = access;
  const nowMs = useNow();
  const personHref = (userId: string): string =>
    `?part=person&person=${encodeURIComponent(userId)}&channel=${encodeURIComponent(channelId)}`;
  return (
    <>
      {isProtected ? (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset">
          This channel is protected: only workspace administrators reach it through the account connection.
        </p>
      ) : null}
      <section>
        <h2 className="font-medium">Through their role at Zoom</h2>
        <ul className="mt-1">
          {access.byZoomRole.map(({ id, name }) => (
            <li key={id}>
              Every <Name>{name.toLowerCase()}</Name>
              {id === "channel-viewer" ? ", to look only" : ""}
              {id === "workspace-admin" ? (
                <span className="text-muted break-words">
                  : <ByZoomRole people={byZoomRole} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="font-medium">Through roles that were given</h2>
        {grants.length === 0 ? <p className="mt-1 text-muted">No role that was given reaches it.</p> : null}
        <ul className="mt-1 divide-y divide-line">
          {grants.map((grant) => (
            <li key={grant.id} className="py-2">
              <p className="break-words">
                <Holder to={grant.to} /> · <Name>{roleName(roles, grant.roleId)}</Name> ·{" "}
                <Words>{setWords(grant.set)}</Words> · {untilWords(grant.untilMs, nowMs)}
              </p>
              <p className="text-xs break-words text-muted">
                Given by <PersonName name={grant.byName} personId={grant.byUserId} />: <Name>{grant.reason}</Name>
              </p>
              {grant.to.is === "person" ? (
                <Link to={personHref(grant.to.userId)} className="text-xs underline">
                  What they can do here
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {isProtected ? null : (
        <section>
          <h2 className="font-medium">Because the channel is theirs</h2>
          {leaders.length === 0 ? (
            <p className="mt-1 text-muted">The inventory knows of no owner or administrator of it.</p>
          ) : null}
          <ul className="mt-1">
            {leaders.map(({ userId, name, role }) => (
              <li key={userId} className="py-0.5">
                <PersonName name={name} personId={userId} /> ·{" "}
                {role === "owner" ? "owner, who can also delete it" : "administrator"} ·{" "}
                <Link to={personHref(userId)} className="text-xs underline">
                  What they can do here
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
