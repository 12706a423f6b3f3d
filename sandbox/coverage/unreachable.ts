import { channel } from "node:diagnostics_channel";

/** Carries the entries of the tests' lists of errors that no request can meet. */
export const unreachables = channel("channelkeeper.sandbox.unreachable");
