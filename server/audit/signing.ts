// Signs what vouches for the chain: Ed25519 under a key derived from SESSION_SECRET, so that the public half can be
// written down beside it and whoever has the database alone can make no other.
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { type Checkpoint, checkpointText } from "../../domain/audit/chain.ts";

export interface Signer {
  sign(place: Omit<Checkpoint, "key" | "signature">): Checkpoint;
  /** Whether it was signed under one of the secrets. */
  isSigned(checkpoint: Checkpoint): boolean;
  /** Vouches for a text: whoever writes into the database past the console cannot. */
  mac(text: string): string;
  isOurs(text: string, mac: string): boolean;
}

/** PKCS#8 of an Ed25519 private key, up to its 32 bytes. */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

interface Keys {
  readonly secretKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly name: string;
  readonly macKey: KeyObject;
}

function keysOf(secret: string): Keys {
  const seed = Buffer.from(hkdfSync("sha256", secret, "channelkeeper", "audit checkpoints", 32));
  const secretKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secretKey);
  const macKey = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "channelkeeper", "audit entries", 32)));
  return { secretKey, publicKey, name: publicKey.export({ format: "jwk" }).x ?? "", macKey };
}

const macOf = ({ macKey }: Keys, entry: string) => createHmac("sha256", macKey).update(entry).digest("base64url");

/** Under the first secret; what was signed under any of them is known. */
export function createSigner([first, ...earlier]: readonly [string, ...string[]]): Signer {
  const current = keysOf(first);
  const keys = [current, ...earlier.map(keysOf)];
  return {
    mac: (entry) => macOf(current, entry),
    isOurs: (entry, mac) => keys.some((each) => macOf(each, entry) === mac),
    sign: (place) => {
      const signature = sign(null, Buffer.from(checkpointText(place)), current.secretKey).toString("base64url");
      return { ...place, key: current.name, signature };
    },
    isSigned: (checkpoint) => {
      const key = keys.find(({ name }) => name === checkpoint.key);
      const signature = Buffer.from(checkpoint.signature, "base64url");
      return key !== undefined && verify(null, Buffer.from(checkpointText(checkpoint)), key.publicKey, signature);
    },
  };
}
