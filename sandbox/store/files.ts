import { createHash, createHmac } from "node:crypto";
import * as v from "valibot";
import { shortId } from "./ids.ts";
import type { Random } from "./random.ts";

/** Where a file's bytes are: on disk, or made anew each time they are asked for. */
export type FileContent =
  | { readonly kind: "stored"; readonly path: string }
  | { readonly kind: "made"; readonly make: () => Buffer };

/** Where a file was sent: a channel, or the chat of two people (of one with himself when both are the same). */
export type FilePlace = { readonly channelId: string } | { readonly people: readonly [number, number] };

export interface NewFile {
  readonly name: string;
  /** Pictures are sent as such, whatever their name says. */
  readonly isImage: boolean;
  readonly size: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly digest: string;
  /** Index of the person who uploaded it. */
  readonly owner: number;
  readonly createdAtMs: number;
  readonly content: FileContent;
  /** True of what everybody of the account may see, such as custom emoji. */
  readonly isForEverybody?: boolean;
}

export interface StoredFile extends NewFile {
  readonly id: string;
  /** The name's extension in lower case; empty when it has none. */
  readonly extension: string;
  /** Null of files that are kept. */
  readonly expiresAtMs: number | null;
}

export interface FilesOptions {
  readonly random: Random;
  /** Where files are fetched from, e.g. `http://localhost:4101`. Asked for whenever a link is made. */
  readonly origin: () => string;
  /** How long an upload is kept; null where the account pays for storage. */
  readonly lifeMs: number | null;
  /** Signs the links. */
  readonly secret: Buffer;
  /** Told of what no file has as its content any more. */
  readonly discard: (path: string) => void;
}

/** How long a link to a file works. */
export const LINK_MS = 86_400_000;

/** Files of the account's chats, custom emoji among them. */
export class Files {
  readonly #random: Random;
  readonly #origin: () => string;
  readonly #lifeMs: number | null;
  readonly #secret: Buffer;
  readonly #discard: FilesOptions["discard"];
  readonly #byId = new Map<string, StoredFile>();
  readonly #places = new Map<string, FilePlace[]>();
  readonly #ofChannel = new Map<string, StoredFile[]>();

  constructor({ random, origin, lifeMs, secret, discard }: FilesOptions) {
    this.#random = random;
    this.#origin = origin;
    this.#lifeMs = lifeMs;
    this.#secret = secret;
    this.#discard = discard;
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string, nowMs: number): StoredFile | undefined {
    const file = this.#byId.get(id);
    return file && (file.expiresAtMs ?? Number.POSITIVE_INFINITY) > nowMs ? file : undefined;
  }

  /** @param isKept True of files that do not expire whatever the account pays for. */
  add(file: NewFile, isKept = false): StoredFile {
    const added: StoredFile = {
      ...file,
      id: shortId(this.#random),
      extension: /\.([^./\\]{1,16})$/.exec(file.name)?.[1]?.toLowerCase() ?? "",
      expiresAtMs: isKept || this.#lifeMs === null ? null : file.createdAtMs + this.#lifeMs,
    };
    this.#byId.set(added.id, added);
    return added;
  }

  delete(file: StoredFile): void {
    for (const place of this.#places.get(file.id) ?? []) {
      if (!("channelId" in place)) continue;
      const rest = (this.#ofChannel.get(place.channelId) ?? []).filter((other) => other !== file);
      this.#ofChannel.set(place.channelId, rest);
    }
    this.#places.delete(file.id);
    this.#byId.delete(file.id);
    if (file.content.kind === "stored") this.#discard(file.content.path);
  }

  /** Notes that the file was sent somewhere: whoever is there may see it. */
  share(file: StoredFile, place: FilePlace): void {
    const places = this.#places.get(file.id);
    if (places) places.push(place);
    else this.#places.set(file.id, [place]);
    if (!("channelId" in place)) return;
    const files = this.#ofChannel.get(place.channelId);
    if (!files) this.#ofChannel.set(place.channelId, [file]);
    else if (!files.includes(file)) files.push(file);
  }

  /** Where the bytes of uploads are that have an entry. */
  storedPaths(): ReadonlySet<string> {
    return new Set(
      [...this.#byId.values()].flatMap(({ content }) => (content.kind === "stored" ? [content.path] : [])),
    );
  }

  placesOf(file: StoredFile): readonly FilePlace[] {
    return this.#places.get(file.id) ?? [];
  }

  /** Files sent to a channel, oldest first. */
  ofChannel(channelId: string): readonly StoredFile[] {
    return this.#ofChannel.get(channelId) ?? [];
  }

  /** @param isMember Whether the person is in a channel. */
  isVisibleTo(file: StoredFile, person: number, isMember: (channelId: string) => boolean): boolean {
    if (file.owner === person || file.isForEverybody) return true;
    return this.placesOf(file).some((place) =>
      "channelId" in place ? isMember(place.channelId) : place.people.includes(person),
    );
  }

  /**
   * A link that works for a day, without any other proof of who asks.
   *
   * @param person Index of whom it is made for; a download is told of as that person's.
   */
  downloadUrl(file: StoredFile, nowMs: number, person: number | null = null): string {
    const iat = Math.floor(nowMs / 1000);
    const claims = {
      aud: "zfs",
      iss: "file",
      ...(person !== null && { sub: `${person}` }),
      iat,
      exp: iat + LINK_MS / 1000,
      dig: digestOf(file.id),
    };
    const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
    const query = new URLSearchParams({ filename: file.name, jwt: `${text}.${this.#sign(text)}` });
    return `${this.#origin()}/file/download/${file.id}?${query}`;
  }

  /** What a link leads to; undefined when the token is not ours for it, or too old, or the file is gone. */
  open(id: string, token: string, nowMs: number): { file: StoredFile; person: number | null } | undefined {
    const [head, claims = "", signature] = token.split(".");
    if (signature !== this.#sign(`${head}.${claims}`)) return undefined;
    const { sub, exp, dig } = v.parse(Claims, JSON.parse(Buffer.from(claims, "base64url").toString("utf8")));
    const file = dig === digestOf(id) && exp * 1000 > nowMs ? this.find(id, nowMs) : undefined;
    return file && { file, person: sub === undefined ? null : Number(sub) };
  }

  #sign(text: string): string {
    return createHmac("sha256", this.#secret).update(text).digest("base64url");
  }
}

const Claims = v.object({ sub: v.optional(v.string()), exp: v.number(), dig: v.string() });

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

const digestOf = (id: string): string => createHash("sha256").update(id).digest("hex");

/** What the bytes of made content are like, for its entry. */
export function madeContent(make: () => Buffer): Pick<NewFile, "size" | "digest" | "content"> {
  const bytes = make();
  return {
    size: bytes.length,
    digest: createHash("sha256").update(bytes).digest("hex"),
    content: { kind: "made", make },
  };
}
