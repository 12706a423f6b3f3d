import { useSearchParams } from "react-router";
import type { AppKind, ScopeForm } from "../../../domain/doctor/apps.ts";
import { type Feature, features, usualFeatures } from "../../../domain/doctor/features.ts";
import { justification, reasonsOf } from "../../../domain/doctor/justification.ts";
import { connectionOf, leastSet } from "../../../domain/doctor/least-set.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox, RadioGroup } from "../../components/choice.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { countOf } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";

const kinds = [
  { value: "user-managed", label: "User-managed app", hint: "People sign in with it: My connection." },
  {
    value: "server-to-server",
    label: "Server-to-server app",
    hint: "The account connection, by credentials in the settings.",
  },
  {
    value: "admin-managed",
    label: "Admin-managed app",
    hint: "The account connection, by the sign-in of an administrator.",
  },
] as const satisfies readonly { value: AppKind; label: string; hint: string }[];

const forms = [
  { value: "granular", label: "Granular scopes", hint: "Of apps made since 2024." },
  { value: "classic", label: "Classic scopes" },
] as const satisfies readonly { value: ScopeForm; label: string; hint?: string }[];

const groups: readonly (readonly [legend: string, fits: (feature: Feature) => boolean])[] = [
  ["Screens", ({ kind }) => kind !== "action"],
  ["Changes", ({ kind }) => kind === "action"],
];

const featureIds: ReadonlySet<string> = new Set(features.map(({ id }) => id));
const usualIds: ReadonlySet<string> = new Set(usualFeatures.map(({ id }) => id));

/** Which scopes an app needs for the features that are ticked, to copy. */
export function LeastScopes({ redirectAddress }: { readonly redirectAddress: string | undefined }) {
  const { kind, form, chosen, choose: setChosen, change } = useChoice();
  const isCarried = ({ operations }: Feature) => operations[connectionOf(kind)].length > 0;
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set([...chosen].filter((one) => featureIds.has(one)));
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <section aria-labelledby="least-scopes" className="flex flex-col gap-4">
      <h2 id="least-scopes" className="font-semibold">
        The fewest scopes for what you choose
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <RadioGroup legend="Kind of app" value={kind} options={kinds} onChange={(app) => change({ app })} />
        <RadioGroup
          legend="Form of its scopes"
          value={form}
          options={forms}
          onChange={(scopes) => change({ scopes })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setChosen(usualIds)}>Choose all</Button>
        <Button onClick={() => setChosen(new Set())}>Choose none</Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {groups.map(([legend, fits]) => (
          <fieldset key={legend} className="flex min-w-0 flex-col gap-1.5">
            <legend className="mb-1 font-medium">{legend}</legend>
            {features
              .filter((feature) => fits(feature) && isCarried(feature))
              .map((feature) => (
                <Checkbox
                  key={feature.id}
                  label={feature.title}
                  hint={feature.isAlways ? "Always needed." : undefined}
                  checked={feature.isAlways === true || chosen.has(feature.id)}
                  disabled={feature.isAlways === true}
                  onChange={(isChosen) => choose(feature.id, isChosen)}
                />
              ))}
          </fieldset>
        ))}
      </div>
      <Result chosen={features.filter(({ id }) => chosen.has(id))} kind={kind} form={form} />
      {kind === "user-managed" && redirectAddress !== undefined ? (
        <div className="flex flex-wrap items-center gap-x-2">
          <span>Redirect address, also for the OAuth allow list:</span>
          <code className="font-mono text-xs break-all">{redirectAddress}</code>
          <CopyButton label="Copy address" text={redirectAddress} />
        </div>
      ) : null}
    </section>
  );
}

/** What is chosen, in the address; all that is usual is left out of it. */
function useChoice() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const named = params.get("features");
  const chosen: ReadonlySet<string> = named === null ? usualIds : new Set(named.split(","));
  return {
    kind: kinds.find(({ value }) => value === params.get("app"))?.value ?? "user-managed",
    form: forms.find(({ value }) => value === params.get("scopes"))?.value ?? "granular",
    chosen,
    choose: (next: ReadonlySet<string>) => {
      const isUsual = next.size === usualIds.size && [...next].every((id) => usualIds.has(id));
      change({ features: isUsual ? undefined : next.size === 0 ? "none" : [...next].join(",") });
    },
    change,
  };
}

interface ResultProps {
  readonly chosen: readonly Feature[];
  readonly kind: AppKind;
  readonly form: ScopeForm;
}

function Result({ chosen, kind, form }: ResultProps) {
  const set = leastSet(chosen, kind, form);
  const { scopes, notOffered } = set;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-medium">
        {countOf(scopes.length, "scope")}
      </p>
      <ul aria-label="Scopes" className="rounded-md bg-sunken px-3 py-2">
        {scopes.map((scope) => (
          <li key={scope}>
            <code className="font-mono text-xs break-all">{scope}</code>
          </li>
        ))}
      </ul>
      {notOffered.length > 0 ? (
        <p className="text-muted text-pretty">
          Zoom has no scope of this form and kind for: {notOffered.map(({ operation }) => operation.title).join("; ")}.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <CopyButton tone="secondary" label="Copy scopes" text={scopes.join("\n")} />
        <CopyButton tone="secondary" label="Copy reasons as Markdown" text={justification(set)} />
      </div>
      <details>
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">Why each is asked for</summary>
        <dl className="mt-2 flex flex-col gap-3">
          {reasonsOf(set).map(({ scope, features: forWhat, operations, whyNoNarrower }) => (
            <div key={scope}>
              <dt>
                <code className="font-mono text-xs break-all">{scope}</code>
              </dt>
              <dd className="text-pretty">
                For {forWhat.join("; ")}. It opens: {operations.map(({ title }) => title).join("; ")}.{" "}
                {whyNoNarrower.replaceAll("`", "")}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
