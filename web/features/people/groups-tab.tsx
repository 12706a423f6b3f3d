import { type ReactNode, useId } from "react";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { formatCount } from "../../lib/format.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { RoleMark } from "../../shared/members/member-marks.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { groupsOf, personGroupColumns } from "./person-csv-columns.ts";
import type { PersonTabProps } from "./person-page.tsx";

/** The shared spaces, directory groups and mention groups that somebody is in. */
export default function GroupsTab({ person }: PersonTabProps) {
  const { spaces, directoryGroups, mentionGroups } = person;
  const rows = groupsOf(person);
  const nowMs = useNow();
  const none = person.shown === "all" ? "In none." : "In none that your role shows.";
  return (
    <div className="flex max-w-3xl flex-col gap-6 px-4 py-4 lg:px-6">
      <div className="flex justify-end">
        <FoundExport
          name={`groups of ${person.name}`}
          noun="group"
          columns={personGroupColumns(person)}
          read={async () => rows}
          disabled={rows.length === 0}
        />
      </div>
      <Part title="Shared spaces" count={spaces.length} none={none}>
        {spaces.map(({ id, name, role, atMs }) => (
          <Row key={id} to={thingHref("space", id, "account")} name={name} age={ageOf(atMs, nowMs)}>
            {role === "member" ? null : <RoleMark member={{ role }} />}
          </Row>
        ))}
      </Part>
      <Part title="Directory groups" count={directoryGroups.length} none={none}>
        {directoryGroups.map(({ id, name, atMs }) => (
          <Row key={id} to={thingHref("group", id, "account")} name={name} age={ageOf(atMs, nowMs)} />
        ))}
      </Part>
      <Part title="Mention groups" count={mentionGroups.length} none={none}>
        {mentionGroups.map(({ id, name, channelId, channel, atMs }) => (
          <Row key={id} to={tabPath(channelId, "account", "mention-groups")} name={name} age={ageOf(atMs, nowMs)}>
            <span className="min-w-0 shrink-[99] truncate text-xs text-muted">
              in <Name>{channel}</Name>
            </span>
          </Row>
        ))}
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  /** Said where there are none. */
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Part({ title, count, none, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 font-medium">
        {title} <span className="font-normal text-muted">{formatCount(count)}</span>
      </h2>
      {count === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">{children}</ul>
      )}
    </section>
  );
}

interface RowProps {
  readonly to: string | undefined;
  readonly name: string;
  readonly age: string;
  readonly children?: ReactNode;
}

const ageOf = (atMs: number | null, nowMs: number): string =>
  atMs === null ? "not read yet" : `as read ${ageText(atMs, nowMs)}`;

function Row({ to = "", name, age, children }: RowProps) {
  return (
    <li className="flex min-h-9 min-w-0 items-center gap-2 py-1 pointer-coarse:min-h-11">
      <Link to={to} className="min-w-0 truncate rounded-sm hover:underline">
        <Name>{name}</Name>
      </Link>
      {children}
      <span className="ml-auto shrink-0 text-2xs text-faint">{age}</span>
    </li>
  );
}
