import { describe, expect, it } from "vitest";
import { operations } from "../contract/operations.gen.ts";
import { findApp, isAllowedRedirect } from "./apps.ts";

const scopesOf = (clientId: string) => new Set(findApp(clientId)?.scopes);

describe("the sandbox's apps", () => {
  it("hold every scope of their kind that the contract names", () => {
    for (const { scopes, granularScopes } of operations) {
      for (const scope of scopes.user) expect(scopesOf("sandbox-user")).toContain(scope);
      for (const scope of scopes.admin) {
        expect(scopesOf("sandbox-admin")).toContain(scope);
        expect(scopesOf("sandbox-s2s")).toContain(scope);
      }
      for (const scope of granularScopes.user) expect(scopesOf("sandbox-granular")).toContain(scope);
      for (const scope of granularScopes.admin) {
        expect(scopesOf("sandbox-granular-admin")).toContain(scope);
        expect(scopesOf("sandbox-granular-s2s")).toContain(scope);
      }
    }
    expect(scopesOf("sandbox-user")).toContain("user:read");
  });

  it("hold no scope of the other kind", () => {
    for (const id of ["sandbox-user", "sandbox-narrow", "sandbox-granular"])
      expect([...scopesOf(id)].filter((scope) => scope.endsWith(":admin"))).toEqual([]);
    for (const id of ["sandbox-admin", "sandbox-s2s", "sandbox-granular-admin", "sandbox-granular-s2s"])
      expect([...scopesOf(id)].filter((scope) => !scope.endsWith(":admin"))).toEqual([]);
  });

  it("redirect to this machine only", () => {
    for (const uri of ["http://localhost:3000/cb", "http://127.0.0.1/", "http://localhost:1/a?b=c"])
      expect([uri, isAllowedRedirect(uri)]).toEqual([uri, true]);
    const foreign = ["", "/cb", "https://localhost/", "http://localhost@evil.example/", "http://10.0.0.1/", "file:///"];
    for (const uri of foreign) expect([uri, isAllowedRedirect(uri)]).toEqual([uri, false]);
  });
});
