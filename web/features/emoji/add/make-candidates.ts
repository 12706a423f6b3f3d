// From files to candidates: archives are opened, pictures looked at and made small for the list.

import { MAX_EMOJI_BYTES } from "../../../../domain/emoji-rules.ts";
import { ArchiveError } from "./archive-error.ts";
import type { Candidate } from "./candidate.ts";
import { type Found, isList } from "./collect-files.ts";
import { fitPicture } from "./fit-picture.ts";
import { type Facts, type Inspected, inspect, kindNames } from "./inspect-picture.ts";
import { HEAD_BYTES, kindOf } from "./picture-kind.ts";

const MAX_ARCHIVE_BYTES = 512 * 1_048_576;
/** Pictures up to this size are shown as they are, moving ones moving. */
const SMALL_BYTES = 65_536;

let lastId = 0;

/** The files handed over, with the pictures of archives in their place, named by the manifests in them and beside them. */
export async function opened(found: readonly Found[]): Promise<readonly Found[]> {
  const files = await Promise.all(found.filter((file) => !isList(file)).map(openOne));
  return named([...files.flat(), ...found.filter(isList)]);
}

async function named(found: readonly Found[]): Promise<readonly Found[]> {
  if (!found.some(isList)) return found;
  const { nameByManifests } = await import("./name-by-manifests.ts");
  return nameByManifests(found);
}

async function openOne(found: Found): Promise<readonly Found[]> {
  const { blob } = found;
  if (kindOf(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())) !== "zip") return [found];
  try {
    if (blob.size > MAX_ARCHIVE_BYTES) throw new ArchiveError("It is larger than 512 MB.");
    const { readArchive } = await import("./read-archive.ts");
    const inside = await named(readArchive(new Uint8Array(await blob.arrayBuffer())));
    return inside.length > 0 ? inside : [{ ...found, failure: "The archive contains no files." }];
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return [{ ...found, failure: `The archive could not be opened. ${error.message}` }];
  }
}

export async function toCandidate(found: Found): Promise<Candidate> {
  const { fileName, name, failure } = found;
  const inspected: Inspected = failure === undefined ? await inspect(found.blob) : { verdict: "useless", why: failure };
  lastId += 1;
  const id = `candidate ${lastId}`;
  if (inspected.verdict === "useless") return { id, fileName, name, blob: found.blob, preview: "", inspected };
  const blob = await typed(found.blob, inspected.facts);
  return { id, fileName, name, blob, preview: await previewOf(blob), inspected };
}

/**
 * The content with the type that it really has. What can be sent as it is, is held in memory: the file may be changed or
 * gone by the time it is sent.
 */
async function typed(content: Blob, { kind, bytes }: Facts): Promise<Blob> {
  const type = `image/${kindNames[kind].toLowerCase()}`;
  return new Blob([bytes <= MAX_EMOJI_BYTES ? await content.arrayBuffer() : content], { type });
}

async function previewOf(blob: Blob): Promise<string> {
  return dataUrl(blob.size <= SMALL_BYTES ? blob : await fitPicture(blob));
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
