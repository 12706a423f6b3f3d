import { UserRoundSearch } from "lucide-react";
import { useSearchParams } from "react-router";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Name } from "../../components/name.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { joinedTypes } from "../../shared/channels/channel-row.ts";
import { PersonPicker } from "../../shared/person-picker/person-picker.tsx";
import { ChannelList } from "./channel-list.tsx";

/** The channels a person is in. */
export default function PersonList() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const person = params.get("person") ?? "";
  return (
    <>
      <div className="px-4 pt-3 lg:px-6">
        <div className="max-w-sm">
          <PersonPicker label="Person" value={person} onChoose={(email) => change({ person: email })} />
        </div>
      </div>
      {person ? (
        <ListOf key={person} person={person} />
      ) : (
        <EmptyState icon={<UserRoundSearch size={28} aria-hidden="true" />} title="Whose channels?">
          Choose a person in the account to see every channel they are in, including private ones.
        </EmptyState>
      )}
    </>
  );
}

function ListOf({ person }: { person: string }) {
  const list = useCursorList(channelQueries.ofUser("account", person), idOf);
  return (
    <ChannelList
      list={list}
      name={`person:${person}`}
      connection="account"
      kind="settings"
      types={joinedTypes}
      served={{ connection: "account", person }}
      more={`&user=${encodeURIComponent(person)}`}
      empty={
        <EmptyState title="No channels">
          <Name>{person}</Name> is not in any channels.
        </EmptyState>
      }
    />
  );
}

const idOf = (row: ChannelRow): string => row.id;
