import type { ReactNode } from "react";

/** What the console would know with the account connection, and how to turn that on. */
export function InventoryOff({ hasAccount }: { readonly hasAccount: boolean }) {
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <p className="text-pretty">
        {hasAccount
          ? "The console keeps no inventory: the setting INVENTORY_PERCENT is 0."
          : "The console keeps no inventory: it has no account connection, so it sees only what you can see yourself."}{" "}
        It works as it is; it just asks Zoom each time, and Zoom does not list private channels, owners or policies.
      </p>
      <section aria-labelledby="would-know" className="flex flex-col gap-2">
        <h2 id="would-know" className="font-semibold">
          What it would know
        </h2>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {known.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p className="text-muted">
          No message texts. Everyone sees of it only what the account connection would show them at Zoom.
        </p>
      </section>
      <section aria-labelledby="turn-on" className="flex flex-col gap-2">
        <h2 id="turn-on" className="font-semibold">
          How to turn it on
        </h2>
        <ol className="flex list-decimal flex-col gap-1.5 pl-5">
          {hasAccount ? null : (
            <>
              <li>
                In the Zoom App Marketplace, create a server-to-server OAuth app for the account, with the scopes that
                the README lists under “Account connection”, and activate it.
              </li>
              <li>
                Set <Setting>ZOOM_ACCOUNT_ID</Setting>, <Setting>ZOOM_S2S_CLIENT_ID</Setting> and{" "}
                <Setting>ZOOM_S2S_CLIENT_SECRET</Setting> to the app’s account ID, client ID and client secret.
              </li>
            </>
          )}
          <li>
            {hasAccount ? "Set " : "Leave "}
            <Setting>INVENTORY_PERCENT</Setting> {hasAccount ? "to " : "at "}
            <Setting>50</Setting>: reading then takes at most half of what Zoom allows the account, behind people and
            changes. Another number is another share.
          </li>
          <li>Restart the console. This page then shows how far the first read is.</li>
        </ol>
      </section>
    </div>
  );
}

const known = [
  "Every channel, private ones and group chats too, with its owner, members, external people, administrators, settings, space, retention and whether it is archived",
  "Every person, with what they own, administer and are in",
  "Shared spaces, mention groups and directory groups, with their people",
  "Who joined and left, and on which day something was last written",
];

function Setting({ children }: { readonly children: ReactNode }) {
  return <code className="rounded-sm bg-sunken px-1 font-mono text-xs">{children}</code>;
}
