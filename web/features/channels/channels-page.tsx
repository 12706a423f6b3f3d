import { Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { Navigate, useLocation, useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { LinkButton } from "../../components/button.tsx";
import { type Tab, Tabs } from "../../components/tabs.tsx";
import { canUse, hasAccount, hasInventory, isInventoryWhole, resolveConnection } from "../../lib/connection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { mayOf } from "../../lib/may.ts";
import { useSession } from "../../lib/session.ts";
import { joinedTypes, publicTypes } from "../../shared/channels/channel-row.ts";
import { type ListTab, listPath, resolveList } from "../../shared/channels/list-params.ts";
import { ListSkeleton } from "../../shared/lists/list-skeleton.tsx";
import { ChannelList } from "./channel-list.tsx";
import { plainLists } from "./prefetch.ts";

const AccountNeeded = lazy(() => import("../../shared/access/account-needed.tsx"));
const AllList = lazy(() => import("./all/all-list.tsx"));
const NoChannels = lazy(() => import("./no-channels.tsx"));
const PersonList = lazy(() => import("./person-list.tsx"));
const SearchList = lazy(() => import("./search-list.tsx"));

const tabLabels: Readonly<Record<ListTab, string>> = {
  all: "All channels",
  public: "Public channels",
  mine: "My channels",
  person: "A person’s channels",
  search: "Search",
};

/** The lists of channels; which one, and everything set in it, is in the address. */
export default function ChannelsPage() {
  const session = useSession();
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const may = mayOf(session);
  const widest = resolveConnection(null, session);
  const { tab, connection } = resolveList(params, widest, isInventoryWhole(session));
  const via = params.get(CONNECTION_PARAM);
  // The address stays: with the account connection it shows what it says.
  if (!canUse(connection, session, pathname)) return <AccountNeeded />;

  // The frame shows the connection in use from the address: it has to say what this list uses.
  if (via !== connection && (via !== null || connection !== widest)) {
    const next = new URLSearchParams(params);
    next.set(CONNECTION_PARAM, connection);
    return <Navigate to={`${pathname}?${next}`} replace />;
  }
  // Zoom lists public channels, and those of a person, of the whole account.
  const seesAll = hasAccount(session) && may.all("see-channels");
  const mayCreate = connection === "me" || may.all("create-channels");
  const tabs: readonly ListTab[] = [
    ...(hasInventory(session) ? (["all"] as const) : []),
    ...(seesAll ? (["public"] as const) : []),
    "mine",
    ...(seesAll ? (["person"] as const) : []),
    "search",
  ];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <title>{`${tabLabels[tab]} · Channelkeeper`}</title>
      <header className="border-b border-line px-4 pt-3 lg:px-6 lg:pt-4">
        <div className="flex min-h-8 items-center justify-between gap-4">
          <h1 className="text-lg font-semibold tracking-tight">Channels</h1>
          {mayCreate ? (
            <LinkButton
              to={`/channels/new?${CONNECTION_PARAM}=${connection}`}
              tone="primary"
              icon={<Plus size={15} aria-hidden="true" />}
            >
              New channel
            </LinkButton>
          ) : null}
        </div>
        <Tabs
          label="Lists of channels"
          current={tab}
          tabs={tabs.map(
            (id): Tab => ({
              id,
              label: tabLabels[id],
              to: listPath(id, id === "search" ? connection : id === "mine" ? "me" : "account"),
            }),
          )}
        />
      </header>
      {tab === "public" || tab === "mine" ? (
        <PlainList key={tab} tab={tab} />
      ) : (
        <Suspense fallback={tab === "all" ? <ListSkeleton /> : null}>
          {tab === "all" ? <AllList /> : tab === "person" ? <PersonList /> : <SearchList connection={connection} />}
        </Suspense>
      )}
    </div>
  );
}

const served = { public: { connection: "account" }, mine: { connection: "me" } } as const;

function PlainList({ tab }: { tab: "public" | "mine" }) {
  const connection: ConnectionName = tab === "public" ? "account" : "me";
  const list = useCursorList(plainLists[tab](), idOf);
  return (
    <ChannelList
      list={list}
      name={tab}
      connection={connection}
      kind="settings"
      types={tab === "public" ? publicTypes : joinedTypes}
      empty={<NoChannels tab={tab} />}
      served={served[tab]}
    />
  );
}

const idOf = (row: ChannelRow): string => row.id;
