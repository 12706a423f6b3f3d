import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { IMAGE_HEAD_BYTES, type ImageType, imageTypeOf, isWholeHead } from "./image-type.ts";
import type { PartSink } from "./multipart.ts";

/** A file as it was received. */
export interface Upload {
  readonly path: string;
  /** Counted to the end, though nothing beyond the limit is kept. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  readonly imageType: ImageType | null;
  /** Begins like a picture and is none. */
  readonly isBrokenImage: boolean;
}

export interface UploadSink extends PartSink {
  /** Once the sink has ended. */
  upload(): Upload;
  /** Takes back what was written. */
  discard(): Promise<void>;
}

/** What was deleted may still be in a journal that has not been written yet. */
const DISCARD_AFTER_MS = 2_000;

/** Where the bytes of uploads are. */
export class ContentFolder {
  #path: string | null;
  readonly #isTemporary: boolean;

  /** @param folder Null for a folder of its own, which is made when first needed and goes with the sandbox. */
  constructor(folder: string | null) {
    this.#path = folder;
    this.#isTemporary = folder === null;
    if (folder !== null) mkdirSync(folder, { recursive: true });
  }

  /** Null as long as nothing was uploaded. */
  get path(): string | null {
    return this.#path;
  }

  /** @param maxBytes Bytes beyond are counted and not kept. */
  create(maxBytes: number): UploadSink {
    this.#path ??= mkdtempSync(path.join(tmpdir(), "channelkeeper-sandbox-"));
    return new ContentWriter(path.join(this.#path, randomUUID()), maxBytes);
  }

  /** Removes content that nothing names any more, a little later. */
  discard(file: string): void {
    setTimeout(() => rmSync(file, { force: true }), DISCARD_AFTER_MS).unref();
  }

  /** Removes all content but that of the paths named. */
  sweep(kept: ReadonlySet<string>): void {
    if (this.#path === null) return;
    for (const name of readdirSync(this.#path)) {
      const file = path.join(this.#path, name);
      if (!kept.has(file)) rmSync(file, { force: true });
    }
  }

  close(): void {
    if (this.#isTemporary && this.#path !== null) rmSync(this.#path, { recursive: true, force: true });
  }
}

class ContentWriter implements UploadSink {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #hash = createHash("sha256");
  #handle: FileHandle | null = null;
  #head = Buffer.alloc(0);
  #size = 0;

  constructor(file: string, maxBytes: number) {
    this.#path = file;
    this.#maxBytes = maxBytes;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#size += bytes.length;
    if (this.#size > this.#maxBytes) return;
    if (this.#head.length < IMAGE_HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, IMAGE_HEAD_BYTES - this.#head.length)]);
    this.#hash.update(bytes);
    this.#handle ??= await open(this.#path, "wx");
    await this.#handle.appendFile(bytes);
  }

  async end(): Promise<void> {
    this.#handle ??= await open(this.#path, "wx");
    await this.#handle.close();
  }

  upload(): Upload {
    const imageType = imageTypeOf(this.#head);
    return {
      path: this.#path,
      size: this.#size,
      digest: this.#hash.copy().digest("hex"),
      imageType,
      isBrokenImage: imageType !== null && !isWholeHead(imageType, this.#head),
    };
  }

  async discard(): Promise<void> {
    await this.#handle?.close();
    await rm(this.#path, { force: true });
  }
}
