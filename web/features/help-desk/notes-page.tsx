import { useSearchParams } from "react-router";
import { BackLink } from "../../components/back-link.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { NotesList } from "./notes-list.tsx";

/** All notes for the next shift about people whom whoever reads them sees. */
export default function NotesPage() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const isAll = params.get("show") === "all";
  return (
    <InventoryNeeded
      title="Notes for the next shift"
      would="It lists what colleagues left to be known of the people you see."
    >
      <div className="flex max-w-3xl flex-col gap-4 px-4 py-3 lg:px-6 lg:py-4">
        <title>Notes for the next shift · Channelkeeper</title>
        <BackLink to={PEOPLE}>People</BackLink>
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-lg font-semibold tracking-tight">Notes for the next shift</h1>
          <div className="ml-auto">
            <Checkbox
              label="Show those that are done"
              checked={isAll}
              onChange={(checked) => change({ show: checked ? "all" : "" })}
            />
          </div>
        </header>
        <p className="text-muted">Write one on a person’s page. Notes that are done are deleted after 90 days.</p>
        <NotesList isOpenOnly={!isAll} />
      </div>
    </InventoryNeeded>
  );
}
