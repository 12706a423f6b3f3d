import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SavedView } from "../../../domain/saved-view.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Panel } from "../../components/panel.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import { ViewForm } from "./view-form.tsx";
import { viewsQuery } from "./view-queries.ts";
import { ViewRow } from "./view-row.tsx";

interface ViewsPanelProps {
  readonly look: PressedLook;
  readonly page: string;
  readonly search: string;
}

/** One's own views of a page and the shared ones, and the way to keep what is set. */
export default function ViewsPanel({ look, ...props }: ViewsPanelProps) {
  return (
    <Panel {...look} className="max-h-[min(36rem,var(--available-height))] w-80 overflow-y-auto p-3">
      {(close) => <Views {...props} onOpen={close} />}
    </Panel>
  );
}

interface ViewsProps extends Omit<ViewsPanelProps, "look"> {
  readonly onOpen: () => void;
}

function Views({ page, search, onOpen }: ViewsProps) {
  const { data, error, refetch } = useQuery(viewsQuery(page));
  const [edited, setEdited] = useState<SavedView | "new" | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} layout="inline" />;
  if (!data) return <p className="text-muted">Loading…</p>;
  if (edited)
    return (
      <ViewForm
        page={page}
        search={search}
        view={edited === "new" ? null : edited}
        mayShare={data.mayShare}
        onClose={() => setEdited(null)}
      />
    );
  const groups = [
    { title: "Yours", views: data.views.filter(({ isOwn }) => isOwn) },
    { title: "Shared by others", views: data.views.filter(({ isOwn }) => !isOwn) },
  ].filter(({ views }) => views.length > 0);
  return (
    <div className="flex flex-col gap-3">
      {groups.map(({ title, views }) => (
        <section key={title} aria-label={title}>
          <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
          <ul>
            {views.map((view) => (
              <ViewRow
                key={view.id}
                view={view}
                isCurrent={view.search === search}
                onOpen={onOpen}
                onEdit={() => setEdited(view)}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 ? (
        <p className="text-muted text-pretty">
          A view keeps what is searched, filtered and sorted here under a name, for you or for everyone who sees the
          account.
        </p>
      ) : null}
      <Button onClick={() => setEdited("new")}>Save this view…</Button>
    </div>
  );
}
