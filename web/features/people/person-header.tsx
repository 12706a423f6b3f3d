import { lazy, Suspense, useState } from "react";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { Avatar } from "../../components/avatar.tsx";
import { BackLink } from "../../components/back-link.tsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Name } from "../../components/name.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { formatCount } from "../../lib/format.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { leaversHref } from "../../shared/inventory/leavers-href.ts";
import { keyHref, PEOPLE } from "../../shared/inventory/person-href.ts";
import { PersonStatus } from "../../shared/inventory/person-status.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import { jobOf } from "./people-columns.tsx";
import { type PersonTabId, personTabHref } from "./person-tabs.ts";
import { PlacesMenu } from "./places-menu.tsx";
import { personTicketText } from "./ticket-text.ts";

const DeleteDataDialog = lazy(() => import("./delete-data-dialog.tsx"));

interface PersonHeaderProps {
  readonly person: PersonPage;
  readonly tab: PersonTabId;
  /** Whether whoever looks may delete what is known of them. */
  readonly mayDelete: boolean;
}

export function PersonHeader({ person, tab, mayDelete }: PersonHeaderProps) {
  const [isDeleting, setDeleting] = useState(false);
  const nowMs = useNow();
  const { key, name, email, userId, memberId, channels, spaces, mentionGroups, directoryGroups, moves } = person;
  const may = useMay();
  const hasSessions = may.all("see-messages") && userId !== "";
  const to = (id: PersonTabId): string => personTabHref(key, id);
  // Of whom the name alone is shown, nothing is counted.
  const count = (value: number) => (person.shown === "name" ? undefined : formatCount(value));
  const moveCount = person.hasOlderMoves ? `${formatCount(moves.length)}+` : count(moves.length);
  const groupCount = spaces.length + mentionGroups.length + directoryGroups.length;
  return (
    <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
      <BackLink to={PEOPLE}>People</BackLink>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar name={name} className="size-10 text-sm" />
        <div className="min-w-0 flex-1 basis-56">
          <h1 className="text-lg font-semibold tracking-tight break-words">
            <Name>{name}</Name>
          </h1>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
            <PersonStatus {...person} />
            {jobOf(person) ? <span className="min-w-0 break-words">{jobOf(person)}</span> : null}
            {person.readAtMs === null ? null : (
              <span className="text-2xs text-faint">as read {ageText(person.readAtMs, nowMs)}</span>
            )}
          </p>
        </div>
        {person.isExternal ? (
          <LinkButton to={`/external?person=${encodeURIComponent(key)}`}>External access</LinkButton>
        ) : person.goneAtMs === null ? (
          <PlacesMenu person={person} />
        ) : null}
        {person.shown !== "name" && may.some("see-channels", "see-people") ? (
          <LinkButton to={leaversHref([key])}>Hand over…</LinkButton>
        ) : null}
        {mayDelete ? <Button onClick={() => setDeleting(true)}>Delete data…</Button> : null}
      </div>
      <div className="-mx-3 mt-1 flex flex-wrap items-center text-xs text-muted">
        {email ? (
          <span className="flex min-w-0 items-center">
            <span className="min-w-0 truncate px-3 select-all">{email}</span>
            <CopyButton text={email} label="Copy address" />
          </span>
        ) : null}
        {person.phones.map((phone) => (
          <span key={phone.number} className="flex min-w-0 items-center">
            <span className="min-w-0 truncate px-3">
              {phone.label ? `${phone.label} ` : ""}
              <bdi className="select-all">{phone.number}</bdi>
            </span>
            <CopyButton text={phone.number} label="Copy number" />
          </span>
        ))}
        <span className="flex min-w-0 items-center">
          <code className="min-w-0 truncate px-3 font-mono select-all">{userId || memberId}</code>
          <CopyButton text={userId || memberId} label="Copy ID" />
        </span>
        <CopyButton
          label="Copy link for a ticket"
          text={() => personTicketText(person, new URL(keyHref(key), window.location.href).href, Date.now())}
        />
      </div>
      <div className="mt-1">
        <Tabs
          label="Parts of the person’s page"
          current={tab}
          tabs={[
            { id: "channels", label: "Channels", to: to("channels"), count: count(channels.length) },
            { id: "groups", label: "Spaces and groups", to: to("groups"), count: count(groupCount) },
            { id: "moves", label: "Joins and leaves", to: to("moves"), count: moveCount },
            ...(hasSessions ? [{ id: "sessions", label: "Conversations", to: to("sessions") }] : []),
            { id: "desk", label: "Help desk", to: to("desk") },
            { id: "copy", label: "Copy access", to: to("copy") },
            { id: "help", label: "Why not?", to: to("help") },
            { id: "changes", label: "Changes", to: to("changes") },
          ]}
        />
      </div>
      {isDeleting ? (
        <Suspense>
          <DeleteDataDialog person={person} onClose={() => setDeleting(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}
