import { Fragment, type ReactNode } from "react";
import type { ConnectionName } from "../../contract/bff.ts";
import { helpForOperations, type OperationHelp, type ScopeChoice } from "../lib/api/operation-help.ts";
import { connectionLabels } from "../lib/connection.ts";
import { Drawer } from "./drawer.tsx";
import type { HelpPanelProps } from "./help-panel.tsx";

const rates: Readonly<Record<OperationHelp["rate"], string>> = {
  LIGHT: "Light: 4, 30 or 80 calls a second",
  MEDIUM: "Medium: 2, 20 or 60 calls a second",
  HEAVY: "Heavy: 1, 10 or 40 calls a second",
  "RESOURCE-INTENSIVE": "Resource-intensive: 10, 10 or 20 calls a minute",
};

const appOf: Readonly<Record<ConnectionName, ScopeChoice["app"]>> = {
  me: "user-managed app",
  account: "account-level app",
};

/** See `HelpPanel`, which loads this. */
export default function HelpDrawer(props: HelpPanelProps & { readonly onClose: () => void }) {
  const { title, children, roles, operations, connection, onClose } = props;
  const help = helpForOperations(operations);
  return (
    <Drawer label="Help" side="right" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div className="-mt-3 flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-2 pb-6" tabIndex={0}>
        <section className="flex flex-col gap-2 text-pretty">
          <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
          {children}
        </section>
        {roles ? (
          <Section title="Who can do this">
            <div className="text-pretty">{roles}</div>
          </Section>
        ) : null}
        <Section title="Scopes the Zoom app needs">
          {help.scopes
            .filter(({ app }) => !connection || app === appOf[connection])
            .map((choice) => (
              <Scopes
                key={choice.app}
                choice={choice}
                granular={help.granularScopes.find(({ app }) => app === choice.app)}
              />
            ))}
        </Section>
        <Section title="Zoom operations used, and their limits">
          <p className="text-muted text-pretty">
            Rates apply to the whole account, across all its apps; the three numbers are for the Free, Pro and Business
            plans.
          </p>
          <ul className="flex flex-col divide-y divide-line">
            {help.operations.map(({ id, title: name, rate, apps, notes }) => (
              <li key={id} className="flex flex-col gap-0.5 py-2">
                <span className="font-medium">{name}</span>
                <span className="text-xs text-muted">
                  {rates[rate]}
                  {apps ? `. Apps: ${apps}` : ""}.
                </span>
                {notes.map((note) => (
                  <span key={note} className="text-xs">
                    {note}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </Drawer>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Scopes({ choice, granular }: { choice: ScopeChoice; granular: ScopeChoice | undefined }) {
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-muted">
        {connectionLabels[choice.app === appOf.me ? "me" : "account"]} ({choice.app})
      </h4>
      <ScopeLines needs={choice.needs} />
      {granular ? (
        <details>
          <summary className="cursor-pointer text-xs text-muted">As granular scopes</summary>
          <ScopeLines needs={granular.needs} />
        </details>
      ) : null}
    </div>
  );
}

function ScopeLines({ needs }: { needs: ScopeChoice["needs"] }) {
  return (
    <ul className="flex flex-col gap-1 pt-1">
      {needs.map((names) => (
        <li key={names.join(" ")} className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          {names.map((name, at) => (
            <Fragment key={name}>
              {at > 0 ? <span className="text-xs text-muted">or</span> : null}
              <code className="rounded-sm bg-sunken px-1 font-mono text-xs break-all">{name}</code>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
