// Asks each reading operation of the contract once, and says where Zoom answers otherwise than the contract has it.

import { operations } from "../../../contract/operations.gen.ts";
import { isReading } from "../../../contract/reading.ts";
import { type AppKind, isOffered, isOpenTo, type ScopeForm, scopesFor } from "../../../domain/doctor/apps.ts";
import { codeOf } from "../../../domain/failure.ts";
import type { Clock } from "../../clock.ts";
import type { Answer, ZoomGrant } from "../../zoom/call.ts";
import type { Zoom } from "../../zoom/client.ts";
import { createComparing, type Difference } from "./compare.ts";
import { inOrder, type Known, learn, prepare } from "./requests.ts";
import { type Told, together, toldOf } from "./told.ts";

export type Probed =
  | { readonly operation: string; readonly is: "as_documented"; readonly status: number }
  | {
      readonly operation: string;
      readonly is: "different";
      readonly status: number;
      readonly differences: readonly Difference[];
    }
  | {
      readonly operation: string;
      readonly is: "refused";
      readonly status: number;
      readonly code: number | null;
      /** Whether the contract lists this status with this code. */
      readonly isListed: boolean;
    }
  | { readonly operation: string; readonly is: "no_answer" | "not_asked"; readonly why: string };

export interface Report {
  readonly format: "channelkeeper-probe/1";
  readonly app: AppKind;
  readonly form: ScopeForm;
  readonly operations: readonly Probed[];
  readonly told: Told;
}

export interface ProbeDeps {
  readonly zoom: Zoom;
  readonly grant: ZoomGrant;
  readonly kind: AppKind;
  readonly form: ScopeForm;
  readonly scopes: readonly string[];
  readonly clock: Clock;
  /** Told of each as it is done. */
  readonly done?: (probed: Probed) => void;
}

type Called = (typeof operations)[number];

export async function probe(deps: ProbeDeps): Promise<Report> {
  const comparing = createComparing();
  // An app that acts for one person calls that person me.
  const known: Known = new Map(deps.kind === "user-managed" ? [["userId", "me"]] : []);
  const all: Probed[] = [];
  const told: Told[] = [];
  for (const operation of inOrder(operations.filter(isReading))) {
    const probed = await probeOne(operation, deps, known, comparing, told);
    all.push(probed);
    deps.done?.(probed);
  }
  return { format: "channelkeeper-probe/1", app: deps.kind, form: deps.form, operations: all, told: together(told) };
}

async function probeOne(
  operation: Parameters<typeof prepare>[0],
  deps: ProbeDeps,
  known: Known,
  comparing: ReturnType<typeof createComparing>,
  told: Told[],
): Promise<Probed> {
  const { zoom, grant, kind, form, scopes, clock } = deps;
  const notAsked = (why: string): Probed => ({ operation: operation.id, is: "not_asked", why });
  const names = scopesFor(operation, kind, form);
  if (!isOffered(names)) return notAsked("this kind of app cannot call it");
  if (!isOpenTo(names, scopes)) return notAsked(`the app has none of its scopes: ${names.join(", ")}`);
  if (operation.id === ("downloadLegalHoldFilesForGivenMatter" satisfies Called["id"]))
    return notAsked("its answer is a file");
  const prepared = prepare(operation, known, clock.nowMs());
  if ("lacks" in prepared) return notAsked(prepared.lacks);
  const { params, query, json } = prepared;
  const answer = await zoom.call(
    { operation, params, query, body: json === null ? null : { json } },
    { grant, person: "probe", lane: "interactive", signal: null },
  );
  if (answer.kind === "failed") return { operation: operation.id, is: "no_answer", why: answer.reason };
  const body = bodyOf(answer);
  const { status } = answer;
  if (status >= 400) {
    const code = isRecord(body) ? codeOf(body.code) : undefined;
    const isListed = comparing.isListed(operation.id, status, code);
    return { operation: operation.id, is: "refused", status, code: typeof code === "number" ? code : null, isListed };
  }
  learn(operation, body, known);
  told.push(toldOf(operation.id, body));
  const differences = comparing.differences(operation, status, body);
  return differences.length === 0
    ? { operation: operation.id, is: "as_documented", status }
    : { operation: operation.id, is: "different", status, differences };
}

/** Undefined where there is none. What is no JSON stands as the text it is, and is blanked as any other. */
function bodyOf({ bytes }: Answer): unknown {
  if (bytes.length === 0) return undefined;
  const text = bytes.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A line for a person. */
export function lineOf(probed: Probed): string {
  switch (probed.is) {
    case "as_documented":
      return `as documented  ${probed.operation}`;
    case "different":
      return [
        `DIFFERENT      ${probed.operation}`,
        ...probed.differences.map(
          ({ at, what, expected, found, count }) =>
            `    ${at}: ${what}; documented ${expected}, came ${found} (${count})`,
        ),
      ].join("\n");
    case "refused":
      return `refused        ${probed.operation}: status ${probed.status}, code ${probed.code ?? "none"}${
        probed.isListed ? "" : ", WHICH IS NOT DOCUMENTED"
      }`;
    case "no_answer":
      return `no answer      ${probed.operation}: ${probed.why}`;
    case "not_asked":
      return `not asked      ${probed.operation}: ${probed.why}`;
  }
}
