import { UserRoundX } from "lucide-react";
import { type ComponentType, lazy, Suspense } from "react";
import { useParams, useSearchParams } from "react-router";
import type { PersonPage as Person } from "../../../domain/inventory/people.ts";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { HeaderSkeleton, TabSkeleton } from "../../components/page-skeleton.tsx";
import { EmptyState } from "../../components/states.tsx";
import { NotFoundError } from "../../lib/api/errors.ts";
import { shownName } from "../../lib/isolate.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { inventoryPeople } from "../../shared/inventory/people-queries.ts";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { useInventoryStatus } from "../../shared/inventory/use-inventory-status.ts";
import { PersonHeader } from "./person-header.tsx";
import { type PersonTabId, readPersonTab } from "./person-tabs.ts";

export interface PersonTabProps {
  readonly person: Person;
}

const ownTabs = {
  channels: lazy(() => import("./channels-tab.tsx")),
  groups: lazy(() => import("./groups-tab.tsx")),
  moves: lazy(() => import("./moves-tab.tsx")),
  sessions: lazy(() => import("./sessions-tab.tsx")),
  help: lazy(() => import("./diagnosis/diagnosis-tab.tsx")),
};

/** Tabs that belong to other families of screens. */
export type TabsOfOthers = Readonly<Record<Exclude<PersonTabId, keyof typeof ownTabs>, ComponentType<PersonTabProps>>>;

interface PersonPageProps {
  readonly tabsOfOthers: TabsOfOthers;
}

/** One person: what they own, administer and are in, what happened lately, and what was changed. */
export default function PersonPage({ tabsOfOthers }: PersonPageProps) {
  const { personKey = "" } = useParams();
  return (
    <InventoryNeeded
      title="Person"
      would="It shows what a person owns, administers and is in, and what happened lately."
    >
      <Loading key={personKey} personKey={personKey} tabs={{ ...ownTabs, ...tabsOfOthers }} />
    </InventoryNeeded>
  );
}

interface LoadingProps {
  readonly personKey: string;
  readonly tabs: Readonly<Record<PersonTabId, ComponentType<PersonTabProps>>>;
}

/** How much of the page there is to see. */
const shownWords: Readonly<Record<Person["shown"], string>> = {
  all: "",
  part: "This is what lies within your role: they may be in more channels, spaces and groups.",
  name: "Your role shows you their name and address, and no more of them: they are in none of the places that it reaches.",
};

function Loading({ personKey, tabs }: LoadingProps) {
  useForgetDone();
  const [params] = useSearchParams();
  const { data: person, error, refetch } = useFollowed(inventoryPeople.one(personKey));
  const status = useInventoryStatus();
  const seesEveryone = useMay().all("see-people");
  if (person) {
    const tab = readPersonTab(params);
    const Tab = tabs[tab];
    return (
      <>
        <title>{`${shownName(person.name)} · Channelkeeper`}</title>
        <PersonHeader person={person} tab={tab} mayDelete={status?.mayPause === true} />
        <InventoryNote
          status={status}
          partly="this person may own, administer and be in more channels, spaces and groups than are shown."
        />
        {shownWords[person.shown] ? (
          <p className="border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6">
            {shownWords[person.shown]}
          </p>
        ) : null}
        <DoneStrip />
        <Suspense fallback={<TabSkeleton />}>
          <Tab person={person} />
        </Suspense>
      </>
    );
  }
  const toList = <LinkButton to={PEOPLE}>All people</LinkButton>;
  return (
    <>
      <title>Person · Channelkeeper</title>
      <h1 className="sr-only">Person</h1>
      {error instanceof NotFoundError ? (
        <EmptyState
          icon={<UserRoundX size={28} aria-hidden="true" />}
          title={seesEveryone ? "The inventory knows nobody by this ID" : "You see nobody by this ID"}
          action={toList}
        >
          {seesEveryone
            ? "Whoever was added to the account just now is known within minutes."
            : "They are in none of the places that your role reaches, or the inventory does not know them. Whoever was added to the account just now is known within minutes."}
        </EmptyState>
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} action={toList} />
      ) : (
        <>
          <HeaderSkeleton />
          <TabSkeleton />
        </>
      )}
    </>
  );
}
