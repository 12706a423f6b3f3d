import { canonicalText, GENESIS } from "../../domain/audit/chain.ts";
import { eventOf, nobody } from "../audit/entries.ts";
import { type EntryRow, sealedRow } from "../audit/sealing.ts";
import type { Signer } from "../audit/signing.ts";

/** As many sign-ins of three people, chained as the console chains them. */
export function chainOf(count: number, signer: Pick<Signer, "mac">): readonly EntryRow[] {
  let head = { seq: 0, hash: GENESIS };
  return Array.from({ length: count }, (_, n) => {
    const event = { requestId: `r${n}`, who: { ...nobody, email: `p${n % 3}@acme.example` }, operation: "signIn" };
    const row = sealedRow({ entry: canonicalText(eventOf(event, 1_000 + n)) }, head, signer);
    head = row;
    return row;
  });
}
