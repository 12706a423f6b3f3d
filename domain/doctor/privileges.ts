// What Zoom asks of the person whose authority an app has, as far as its documents say.
import type { Operation } from "../../contract/operation.ts";
import { operationRules } from "../../contract/operation-rules.gen.ts";
import type { OperationCaller } from "../../contract/operation-rules.ts";
import type { AppKind } from "./apps.ts";

const ruleOf = (id: string) => Object.entries(operationRules).find(([name]) => name === id)?.[1];

const isFor = ({ apps }: OperationCaller, kind: AppKind): boolean =>
  apps === undefined || apps.startsWith("user") === (kind === "user-managed");

/** Such as `role with Edit on Chat Channels`, each once; where several stand for one operation, any of them serves. */
export const privilegesFor = (operations: readonly Operation[], kind: AppKind): readonly string[] => [
  ...new Set(
    operations.flatMap(({ id }) => {
      const callers = (ruleOf(id)?.callers ?? []).filter((caller) => isFor(caller, kind));
      return callers.length === 0 ? [] : [callers.map(({ role }) => role).join(" or ")];
    }),
  ),
];

/** Plans and terms an operation depends on. */
export const termsFor = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(operations.flatMap(({ id }) => ruleOf(id)?.availability ?? [])),
];
