import { operationErrors } from "../../contract/errors.gen.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import type { Proof, RecordFile } from "./record.ts";

/** What all tests together have proved of one operation. */
export interface Coverage {
  readonly id: OperationId;
  readonly tag: string;
  readonly isHappy: boolean;
  readonly isSdkDriven: boolean;
  readonly errors: readonly { readonly label: string; readonly proof: Proof | "none" }[];
}

export function reportOf(files: readonly RecordFile[]): Coverage[] {
  return operations.map((operation): Coverage => {
    const { id, tag } = operation;
    const seen = files.flatMap((file) => file.seen).filter((one) => one.operation === id);
    return {
      id,
      tag,
      isHappy: seen.some((one) => one.isHappy),
      isSdkDriven: seen.some((one) => one.isSdkHappy) && seen.some((one) => one.isSdkRefused),
      errors: operationErrors[id].map(({ status, code }, place) => {
        const proofs = seen.map((one) => one.errors[place]);
        const proof = proofs.includes("request") ? "request" : proofs.includes("fault") ? "fault" : "none";
        return { label: code === null ? `${status}` : `${status}/${code}`, proof };
      }),
    };
  });
}

/** What is still to be proved; empty when all is. */
export function gapsOf(coverage: readonly Coverage[]): string[] {
  return coverage.flatMap(({ id, isHappy, isSdkDriven, errors }) => [
    ...(isHappy ? [] : [`${id}: no test has it succeed`]),
    ...(isSdkDriven ? [] : [`${id}: the vendor's SDK does not drive it`]),
    ...errors.filter(({ proof }) => proof === "none").map(({ label }) => `${id}: no test meets ${label}`),
  ]);
}

const marks = { request: "", fault: "ᶠ", none: " ✗" } as const;

export function markdownOf(coverage: readonly Coverage[]): string {
  const count = (isIt: (one: Coverage) => boolean) => coverage.filter(isIt).length;
  const isWhole = (one: Coverage) => one.errors.every(({ proof }) => proof !== "none");
  const isChat = ({ tag }: Coverage) => tag !== "Users" && tag !== "Roles";
  const chat = coverage.filter(isChat);
  const lines = [
    `${chat.filter((one) => one.isHappy && isWhole(one)).length} of ${chat.length} operations of the chat API, and the ${coverage.length - chat.length} user and role operations beside them: ${count(({ isHappy }) => isHappy)} succeed in a test, ${count(({ isSdkDriven }) => isSdkDriven)} are driven by the vendor's SDK (to success and to a refusal), ${count(isWhole)} give every error the contract lists for them.`,
    "",
  ];
  for (const tag of new Set(coverage.map((one) => one.tag))) {
    lines.push(`### ${tag}`, "", "| operation | succeeds | SDK | errors met |", "|---|---|---|---|");
    for (const one of coverage.filter((other) => other.tag === tag)) {
      const errors = [...new Set(one.errors.map(({ label, proof }) => `${label}${marks[proof]}`))].join(" · ");
      lines.push(`| ${one.id} | ${mark(one.isHappy)} | ${mark(one.isSdkDriven)} | ${errors || "none documented"} |`);
    }
    lines.push("");
  }
  lines.push("ᶠ A failure inside the platform that no request brings about: a fault of the sandbox's replaces it.");
  return lines.join("\n");
}

const mark = (isIt: boolean): string => (isIt ? "✓" : "✗");
