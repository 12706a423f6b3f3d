import { piecesOf } from "../lib/isolate.ts";

/** A sentence that may have names in it, each made by `isolate` and shown in its own direction. */
export function Words({ children }: { readonly children: string }) {
  return piecesOf(children).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have nothing else to be told apart by
    index % 2 === 1 ? <bdi key={index}>{piece}</bdi> : piece,
  );
}
