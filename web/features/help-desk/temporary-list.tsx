import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { TemporaryPlace } from "../../../domain/help-desk/temporary-access.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { keepItems } from "../../shared/changes/change-request.ts";
import { lastDay } from "../../shared/changes/ending.ts";
import { temporaryQueries } from "../../shared/temporary-access/temporary-queries.ts";
import { thingHref } from "../../shared/thing-href.ts";
import { kindWords } from "./access-words.ts";

const PutOffDialog = lazy(() => import("./put-off-dialog.tsx"));

/** What somebody has until a day, and what they still have though its day has passed. */
export function TemporaryList({ personKey }: { readonly personKey: string }) {
  const client = useQueryClient();
  const { data: places, error, refetch } = useQuery(temporaryQueries.of({ person: personKey }));
  const [moved, setMoved] = useState<TemporaryPlace | null>(null);
  const reread = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: temporaryQueries.all }),
      client.invalidateQueries({ queryKey: changeQueries.all }),
    ]);
  const keep = useMutation({
    mutationFn: ({ endedBy, n }: TemporaryPlace) => keepItems(endedBy, [n]),
    onSettled: reread,
  });
  if (!places)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} layout="inline" />
    ) : (
      <div role="status" aria-label="Loading">
        <Skeleton className="h-8" />
      </div>
    );
  if (places.length === 0) return <p className="text-muted">Nothing that ends on a day.</p>;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {places.map((place) => (
          <li key={`${place.endedBy} ${place.n}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-56">
              <PlaceName place={place} />
              <span className="ml-2 text-xs text-muted">
                {kindWords[place.what]}
                {place.role === "admin" ? ", administrator" : ""}
              </span>
              <p className="text-xs text-muted">
                <Link to={changeHref(place.givenBy)} className="underline">
                  Given{place.by ? ` by ${place.by}` : ""}
                </Link>
                {place.ticket ? <span className="break-words"> · Ticket {place.ticket}</span> : null}
              </p>
              {place.state === "overdue" ? (
                <p className="text-xs text-danger-ink">
                  {place.why ?? "It is not known whether it was taken back."}{" "}
                  <Link to={changeHref(place.endedBy)} className="underline">
                    See the change
                  </Link>
                </p>
              ) : null}
            </div>
            <Badge tone={place.state === "overdue" ? "danger" : "warn"}>
              {place.state === "overdue"
                ? `Was to end after ${lastDay(place.untilMs)}`
                : `Until ${lastDay(place.untilMs)}`}
            </Badge>
            {place.state === "waiting" ? (
              <div className="flex flex-wrap gap-1">
                <Button tone="quiet" aria-label={`Put off the end of ${place.name}`} onClick={() => setMoved(place)}>
                  Put off…
                </Button>
                <Button
                  tone="quiet"
                  aria-label={`Make ${place.name} permanent`}
                  isBusy={keep.isPending && keep.variables === place}
                  onClick={() => keep.mutate(place)}
                >
                  Make permanent
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {keep.error ? <ErrorState error={keep.error} layout="inline" /> : null}
      {moved ? (
        <Suspense>
          <PutOffDialog
            place={moved}
            others={places.filter(({ endedBy, n }) => endedBy === moved.endedBy && n !== moved.n)}
            onDone={() => {
              setMoved(null);
              void reread();
            }}
            onClose={() => setMoved(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function PlaceName({ place }: { readonly place: TemporaryPlace }) {
  const { what, placeId, channelId, name } = place;
  const to =
    what === "space"
      ? thingHref("space", placeId, "account")
      : what === "directoryGroup"
        ? thingHref("group", placeId, "account")
        : thingHref("channel", channelId, "account");
  if (to === undefined) return <Name>{name}</Name>;
  return (
    <Link to={to} className="font-medium hover:underline">
      <Name>{name}</Name>
    </Link>
  );
}
