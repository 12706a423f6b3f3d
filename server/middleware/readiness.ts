import type { RequestHandler } from "express";
import type { DatabaseSource } from "../db/database.ts";
import { RequestFailure } from "./bff-error.ts";

export interface ReadinessDeps {
  readonly database: DatabaseSource;
  /** True once the process has been told to stop. */
  readonly isStopping: () => boolean;
}

export const readiness =
  ({ database, isStopping }: ReadinessDeps): RequestHandler =>
  async (_req, res) => {
    const current = isStopping() ? null : database.current();
    if (!current) throw new RequestFailure("unavailable", "The console is starting or stopping.");
    await current.ping();
    res.json({ status: "ready" });
  };
