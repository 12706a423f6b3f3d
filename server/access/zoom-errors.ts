/** Zoom answered, and not with what was asked for. */
export class ZoomRefused extends Error {
  override readonly name = "ZoomRefused";
  readonly status: number;
  /** Zoom's own error code, null when the body had none. */
  readonly zoomCode: string | null;
  constructor(operationId: string, status: number, zoomCode: string | null) {
    super(`Zoom answered ${operationId} with ${status}, code ${zoomCode}.`);
    this.status = status;
    this.zoomCode = zoomCode;
  }
}

/** Zoom could not be reached, broke off, or answered with something that is not what its API describes. */
export class ZoomUnreachable extends Error {
  override readonly name = "ZoomUnreachable";
}

/** The account connection is an administrator's sign-in, and there is none. */
export class NotConnected extends Error {
  override readonly name = "NotConnected";
  /** `ended`: Zoom no longer accepts the one there was. */
  readonly why: "never" | "ended";
  constructor(why: "never" | "ended", options?: ErrorOptions) {
    super(
      why === "ended" ? "Zoom has ended the sign-in of the account." : "Nobody has connected the account.",
      options,
    );
    this.why = why;
  }
}
