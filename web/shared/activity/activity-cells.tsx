import { Fragment } from "react";
import { type Activity, type ActivityPerson, peopleOf } from "../../../domain/exports/activity-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../inventory/person-name.tsx";
import { channelHref } from "./channel-href.ts";
import { useChannelName } from "./channel-names.ts";

const NAMED = 3;

export function Time({ entry }: { entry: Activity }) {
  const iso = new Date(entry.atMs).toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {formatMoment(entry.atMs)}
    </time>
  );
}

export function People({ entry }: { entry: Activity }) {
  const people = peopleOf(entry);
  const rest = people.length - NAMED;
  return (
    <span title={people.map(({ name }) => name).join(", ")}>
      <span className="font-medium">
        {people.slice(0, NAMED).map((person, index) => (
          <Fragment key={person.id}>
            {index === 0 ? null : ", "}
            <Person person={person} />
          </Fragment>
        ))}
      </span>
      {rest > 0 ? <span className="text-muted"> and {rest} more</span> : null}
      {people.some(({ isExternal }) => isExternal) ? (
        <span className="ml-1.5">
          <Badge tone="warn">External</Badge>
        </span>
      ) : null}
    </span>
  );
}

/** The name of a person in a row. */
export function Person({ person: { id, userId, name } }: { readonly person: ActivityPerson }) {
  return <PersonName name={name} userId={userId} memberId={id} isInRow />;
}

export function ChannelCell({ channelId }: { channelId: string }) {
  const channel = useChannelName(channelId);
  if (channel.state === "gone") {
    return (
      <span className="text-muted" title={channelId}>
        Deleted channel
      </span>
    );
  }
  return (
    <Link to={channelHref(channelId)} tabIndex={-1} className="hover:underline">
      {channel.state === "known" ? <Name>{channel.name}</Name> : channel.state === "loading" ? "…" : channelId}
    </Link>
  );
}
