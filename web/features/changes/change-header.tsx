import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { BackLink } from "../../components/back-link.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Words } from "../../components/words.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { Held } from "../../shared/changes/held.tsx";
import { JobProgress } from "../../shared/changes/job-progress.tsx";
import { countsText } from "../../shared/changes/result-words.ts";
import { StatusBadge } from "../../shared/changes/status-badge.tsx";
import { isMoving } from "../../shared/changes/status-words.ts";
import { ChangeActs } from "./change-acts.tsx";
import { ChangeFacts } from "./change-facts.tsx";
import { ChangeNotes } from "./change-notes.tsx";
import { useMayAct } from "./may-act.ts";
import { changeTicketText } from "./ticket-text.ts";

/** What a change is, how far it is, and what can be done with it. */
export function ChangeHeader({ change }: { readonly change: ChangeInfo }) {
  const mayAct = useMayAct(change);
  return (
    <header className="flex flex-col gap-2 px-4 pt-3 pb-3 lg:px-6 lg:pt-4">
      <BackLink to="/changes">Changes</BackLink>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-lg font-semibold tracking-tight break-words">
          <Words>{change.title}</Words>
        </h1>
        <StatusBadge change={change} />
        <div className="ml-auto flex flex-wrap gap-2">
          <CopyButton
            label="Copy link for a ticket"
            text={() => changeTicketText(change, new URL(changeHref(change.id), window.location.href).href)}
          />
          {mayAct ? <ChangeActs change={change} /> : null}
        </div>
      </div>
      {isMoving(change) || change.status === "waiting" || change.status === "paused" ? (
        <JobProgress change={change} label={change.status === "planning" ? "Read" : "Finished"} />
      ) : (
        <p role="status" className="text-muted">
          {countsText(change)}
        </p>
      )}
      <Held change={change} />
      <ChangeNotes change={change} />
      <ChangeFacts change={change} />
    </header>
  );
}
