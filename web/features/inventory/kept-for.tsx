import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { InventorySettings } from "../../../domain/inventory/status.ts";
import { Button } from "../../components/button.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Link } from "../../components/link.tsx";
import { countOf } from "../../lib/format.ts";
import { inventoryQueries, setInventory } from "../../shared/inventory/inventory-queries.ts";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { announce } from "../../stores/notices.ts";

const KeptForDialog = lazy(() => import("./kept-for-dialog.tsx"));

interface KeptForProps {
  readonly settings: InventorySettings;
  /** Owners and administrators of the account set it. */
  readonly mayPause: boolean;
}

/** For how long what is gone is kept, and how the data of one person goes. */
export function KeptFor({ settings, mayPause }: KeptForProps) {
  const { goneDays } = settings;
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const setting = useMutation({
    mutationFn: setInventory,
    onSuccess: async (_, next) => {
      await client.invalidateQueries({ queryKey: inventoryQueries.status().queryKey });
      setOpen(false);
      announce({ text: `What is gone is kept for ${countOf(next.goneDays, "day")}.` });
    },
  });
  return (
    <section aria-labelledby="kept-for" className="flex max-w-3xl flex-col gap-2">
      <h2 id="kept-for" className="font-semibold">
        How long it is kept
      </h2>
      <Facts>
        <Fact name="What is gone">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0">
              People, channels, shared spaces, directory groups and emojis that Zoom no longer has are marked as gone,
              and deleted with all that was known of them {countOf(goneDays, "day")} later.
            </span>
            {mayPause ? <Button onClick={() => setOpen(true)}>Change…</Button> : null}
          </span>
        </Fact>
        <Fact name="One person">
          {mayPause
            ? "What is known of someone is deleted at once on their own page, under Delete data. "
            : "Owners and administrators of the account can delete what is known of someone. "}
          <Link to={PEOPLE} className="underline">
            Find a person
          </Link>
        </Fact>
        <Fact name="Other data">
          The audit trail is kept for as many days as AUDIT_DAYS says, changes for as many as CHANGES_DAYS says. Neither
          is part of the inventory.
        </Fact>
      </Facts>
      {isOpen ? (
        <Suspense>
          <KeptForDialog
            goneDays={goneDays}
            isBusy={setting.isPending}
            error={setting.error}
            onSet={(days) => setting.mutate({ goneDays: days })}
            onClose={() => {
              setting.reset();
              setOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
