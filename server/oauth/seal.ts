import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts what rests in the database or in the browser's keeping. */
export interface Seal {
  /** Of the secret that seals; stored beside the text so that older secrets can be told apart. */
  readonly keyId: string;
  /**
   * @param purpose bound into the seal: a text sealed for one row or use does not open for another.
   */
  seal(text: string, purpose: string): string;
  /** The text, or null when it was altered, sealed for another purpose, or with a secret no longer known. */
  open(sealed: string, purpose: string, keyId?: string): string | null;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

function deriveKey(secret: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "channelkeeper", "tokens at rest", 32));
  return { id: createHash("sha256").update("key id").update(bytes).digest("hex").slice(0, 12), bytes };
}

/** AES-256-GCM under keys derived from the secrets; the first seals, all may open. */
export function createSeal(secrets: readonly [string, ...string[]]): Seal {
  const [first, ...earlier] = secrets;
  const current = deriveKey(first);
  const keys = [current, ...earlier.map(deriveKey)];
  return {
    keyId: current.id,
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open: (sealed, purpose, keyId) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      for (const key of keys) {
        if (keyId !== undefined && key.id !== keyId) continue;
        const text = openWith(key.bytes, bytes, purpose);
        if (text !== null) return text;
      }
      return null;
    },
  };
}

function openWith(key: Buffer, bytes: Buffer, purpose: string): string | null {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    // The only way GCM says that key, purpose or text do not belong together.
    return null;
  }
}
