import { expect, test } from "vitest";
import { addressOf } from "./address.ts";

const asked = (remoteAddress: string | undefined, forwarded: string | undefined, proxies: number) =>
  addressOf({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } as never }, proxies);

test.each<[string, string | undefined, string | undefined, number, string]>([
  ["the socket's where no proxy is trusted", "10.0.0.9", "1.2.3.4", 0, "10.0.0.9"],
  ["as IPv4 where the socket is of IPv6", "::ffff:10.0.0.9", undefined, 0, "10.0.0.9"],
  ["what the only proxy has added", "10.0.0.9", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"],
  ["what the first of two proxies has added", "10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8", 2, "1.2.3.4"],
  ["without its port", "10.0.0.9", "1.2.3.4:5678", 1, "1.2.3.4"],
  ["of IPv6, without brackets and port", "10.0.0.9", "[2001:db8::1]:443", 1, "2001:db8::1"],
  ["the proxy's where the header is missing", "10.0.0.9", undefined, 1, "10.0.0.9"],
  ["the proxy's where the header is no address", "10.0.0.9", "<script>", 1, "10.0.0.9"],
  ["the proxy's where fewer have added theirs", "10.0.0.9", "1.2.3.4", 2, "10.0.0.9"],
  ["none once the connection is gone", undefined, undefined, 0, ""],
])("an address is %s", (_, remote, forwarded, proxies, expected) => {
  expect(asked(remote, forwarded, proxies)).toBe(expected);
});
