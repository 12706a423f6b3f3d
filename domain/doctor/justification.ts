// Why each scope is asked for, for whoever reviews the app.
import type { Operation } from "../../contract/operation.ts";
import { isOffered, scopesFor } from "./apps.ts";
import { connectionOf, type LeastSet, sentBy } from "./least-set.ts";
import { appWords, listed } from "./words.ts";

export interface ScopeReason {
  readonly scope: string;
  /** Titles of what would not work without it. */
  readonly features: readonly string[];
  readonly operations: readonly Operation[];
  readonly whyNoNarrower: string;
}

/** Of each scope of a set, sorted as that is. */
export function reasonsOf({ kind, form, features, scopes }: LeastSet): readonly ScopeReason[] {
  const connection = connectionOf(kind);
  const opensIn = (operation: Operation, scope: string): boolean => {
    const names = scopesFor(operation, kind, form);
    return isOffered(names) && names.includes(scope);
  };
  const operations = sentBy(features, connection);
  return scopes.map((scope) => {
    const opened = operations.filter((operation) => opensIn(operation, scope));
    const alone = opened.filter((operation) => scopesFor(operation, kind, form).length === 1);
    // What another chosen scope opens as well is no reason for this one.
    const due = opened.filter((operation) => !scopes.some((other) => other !== scope && opensIn(operation, other)));
    return {
      scope,
      features: features
        .filter((feature) => sentBy([feature], connection).some((operation) => due.includes(operation)))
        .map(({ title }) => title),
      operations: due,
      whyNoNarrower: whyNoNarrower(scope, alone, due, (operation) => scopesFor(operation, kind, form)),
    };
  });
}

function whyNoNarrower(
  scope: string,
  alone: readonly Operation[],
  due: readonly Operation[],
  namesOf: (operation: Operation) => readonly string[] | string,
): string {
  if (alone.length > 0)
    return `Zoom lists no other scope for ${listed(alone.slice(0, 3).map(({ title }) => `“${title}”`))}${
      alone.length > 3 ? ` and ${alone.length - 3} more` : ""
    }.`;
  const others = new Set(
    due.flatMap((operation) => {
      const names = namesOf(operation);
      return typeof names === "string" ? [] : names.filter((name) => name !== scope);
    }),
  );
  return `Zoom also accepts ${listed([...others].map((name) => `\`${name}\``))}, which ${
    others.size === 1 ? "is" : "are"
  } no narrower.`;
}

/** The whole set with its reasons as Markdown. */
export function justification(set: LeastSet): string {
  const lines = [
    `# Scopes of the ${appWords[set.kind].one}`,
    "",
    `Channelkeeper is an admin console for Zoom Team Chat. It asks for ${set.scopes.length} ${set.form} scopes, and for no other: each is needed by the operations below it, and taking any away closes at least one of them.`,
  ];
  for (const { scope, features, operations, whyNoNarrower: why } of reasonsOf(set))
    lines.push(
      "",
      `## \`${scope}\``,
      "",
      `For: ${features.join("; ")}.`,
      "",
      ...operations.map(({ title, method, path }) => `- ${title} (\`${method} ${path}\`)`),
      "",
      `Why no narrower scope serves: ${why}`,
    );
  if (set.notOffered.length > 0)
    lines.push(
      "",
      "## Not asked for",
      "",
      `Zoom has no ${set.form} scope that opens these to ${appWords[set.kind].plural}; the console does not offer them there.`,
      "",
      ...set.notOffered.map(({ operation }) => `- ${operation.title}`),
    );
  return `${lines.join("\n")}\n`;
}
