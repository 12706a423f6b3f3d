import { actionOf, isActionId } from "../../../domain/actions/registry.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Described } from "../../../domain/changes/resource.ts";

/** `Role: Member → Administrator`; of a stale item also what it was found as. */
export function differenceText(
  { actionIds }: Pick<ChangeInfo, "actionIds">,
  { part, before, to, found }: ChangeItemInfo,
): string {
  const actionId = actionIds[part] ?? "";
  if (!isActionId(actionId)) return "";
  const { resource } = actionOf(actionId);
  const described = (state: unknown): readonly Described[] => (state === null ? [] : resource.describe(state));
  const [was, is, wanted] = [described(before), described(found), described(to)];
  const names = [...new Set([...was, ...is, ...wanted].map(({ name }) => name))];
  return names
    .flatMap((name) => {
      const [a, b, c] = [was, is, wanted].map((facts) => facts.find((fact) => fact.name === name)?.value);
      if (found !== null)
        return a === b && b === c ? [] : [`${name}: was ${a ?? "?"}, is ${b ?? "?"}, wanted ${c ?? "?"}`];
      if (a === c) return [];
      return [a === undefined ? `${name} → ${c}` : c === undefined ? `${name}: ${a}` : `${name}: ${a} → ${c}`];
    })
    .join("; ");
}
