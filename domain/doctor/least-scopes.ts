import type { Operation } from "../../contract/operation.ts";
import { type AppKind, isOffered, isOpenTo, type ScopeForm, scopesFor } from "./apps.ts";

/** What writes opens reading too, so what reads is the narrower; of two alike the contract's first. */
const breadthOf = (scope: string): number => (/:write\b/.test(scope) ? 1 : 0);

const byBreadth = (a: string, b: string): number => breadthOf(a) - breadthOf(b);

/**
 * Those scopes that something needs of the others there are: each that is left out closes nothing, alone or together
 * with the rest that is left out. The widest are left out first.
 */
export function neededOf(held: readonly string[], needs: readonly (readonly string[])[]): readonly string[] {
  const open = needs.filter((names) => isOpenTo(names, held));
  let kept = [...new Set(held)];
  for (const scope of kept.toSorted((a, b) => byBreadth(b, a))) {
    const rest = kept.filter((other) => other !== scope);
    if (open.every((names) => isOpenTo(names, rest))) kept = rest;
  }
  return kept;
}

/** Of each operation that the kind of app can call in this form, the scopes of which it needs one. */
export const needsOf = (
  operations: readonly Operation[],
  kind: AppKind,
  form: ScopeForm,
): readonly (readonly string[])[] => operations.map((operation) => scopesFor(operation, kind, form)).filter(isOffered);

/**
 * Scopes that open every one of some operations to a kind of app, sorted: the narrowest of those there are to choose
 * from, and none that could be left out. An operation that this kind cannot call in this form needs none.
 */
export function leastScopes(operations: readonly Operation[], kind: AppKind, form: ScopeForm): readonly string[] {
  const needs = needsOf(operations, kind, form);
  const chosen = new Set(needs.flatMap((names) => (names.length === 1 ? names : [])));
  for (const names of needs) {
    const [narrowest] = names.toSorted(byBreadth);
    if (narrowest !== undefined && !isOpenTo(names, [...chosen])) chosen.add(narrowest);
  }
  return neededOf([...chosen], needs).toSorted();
}
