import { createHmac, randomBytes, randomUUID } from "node:crypto";

export interface TokenClaims {
  readonly clientId: string;
  readonly userId: string;
  readonly accountId: string;
  readonly type: "access_token" | "refresh_token";
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

const signingKey = randomBytes(32);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A new token. It has the look of Zoom's JWTs, but nothing reads it: what it may do is kept in the sandbox. */
export function mintToken(claims: TokenClaims): string {
  const id = randomUUID();
  const head = encode({ sv: "000001", alg: "HS512", v: "2.0", kid: randomUUID() });
  const body = encode({
    ver: 10,
    auid: id.replaceAll("-", ""),
    clientId: claims.clientId,
    iss: `urn:zoom:connect:clientid:${claims.clientId}`,
    authenticationId: "",
    userId: claims.userId,
    groupNumber: 0,
    aud: "https://oauth.zoom.us",
    accountId: claims.accountId,
    nbf: Math.floor(claims.issuedAtMs / 1000),
    exp: Math.floor(claims.expiresAtMs / 1000),
    tokenType: claims.type,
    iat: Math.floor(claims.issuedAtMs / 1000),
    jti: id,
    toleranceId: 0,
  });
  return `${head}.${body}.${createHmac("sha512", signingKey).update(`${head}.${body}`).digest("base64url")}`;
}
