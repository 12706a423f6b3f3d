import type { AnyAction } from "../../../domain/changes/action.ts";
import type { Harm } from "../../components/confirm-dialog.tsx";

/** Harmful changes of more things than this need a deliberate tick. */
const MANY = 20;

/** What a person does before a change starts, in proportion to its harm. */
export function harmOf({ harm }: AnyAction, title: string, labels: readonly string[], count: number): Harm {
  const [only] = labels;
  if (harm === "grave") return { kind: "type", phrase: count === 1 && only ? only : lowerFirst(title) };
  if (harm === "some" && count > MANY) return { kind: "checkbox", statement: title };
  return { kind: "plain" };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
