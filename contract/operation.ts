/** What the contract says of one operation of the Zoom API. `operations.gen.ts` holds one of these for each. */
export interface Operation {
  /** Operation id; for the chat API the vendor SDK's endpoint name. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path template below `/v2`, parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly title: string;
  /** Base URL of the host that serves it, e.g. `https://api.zoom.us/v2`. */
  readonly host: string;
  /** Rate-limit label; all operations of a label share one bucket of the account. */
  readonly rate: RateLabel;
  /** Classic scopes; holding one of those that fit the kind of app is enough. */
  readonly scopes: Scopes;
  /** Granular scopes; holding one of those that fit the kind of app is enough. */
  readonly granularScopes: Scopes;
  /** Restriction to a kind of app, where there is one. */
  readonly apps: AppKinds | null;
  /** True where an app acting for one person passes `me` as userId. */
  readonly isMePath: boolean;
  readonly query: readonly Parameter[];
  readonly body: "none" | "json" | "multipart";
  readonly pagination: Pagination;
  readonly limits: readonly Limit[];
  /** Statuses of success. */
  readonly success: readonly number[];
}

export type RateLabel = "LIGHT" | "MEDIUM" | "HEAVY" | "RESOURCE-INTENSIVE";

export type AppKinds =
  | "user-managed only"
  | "account-level only"
  | "account-level supported"
  | "user-level and account-level"
  | "OAuth 2.0 only";

export interface Scopes {
  /** For apps that act for the person who authorised them. */
  readonly user: readonly string[];
  /** For account-level apps; each ends in `:admin`. */
  readonly admin: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly isRequired: boolean;
}

export type Pagination =
  | { readonly kind: "none"; readonly items: string | null }
  | {
      readonly kind: "cursor";
      /** Field of the answer that holds the page's items. */
      readonly items: string;
      /** Field with the count of the whole list, where the API gives one. */
      readonly total: string | null;
      readonly tokenIn: "query" | "body";
      /** Life of a `next_page_token`, seconds. */
      readonly tokenTtlSeconds: number;
      readonly defaultPageSize: number | null;
    };

export interface Limit {
  readonly subject: string;
  readonly min?: number;
  readonly max?: number;
  readonly moreThan?: number;
  readonly unit?: string;
  readonly per?: string;
  readonly perSeconds?: number;
  readonly blockSeconds?: number;
  readonly code?: number;
}

/** An error the contract lists for an operation, message verbatim with its placeholders. */
export interface OperationError {
  readonly status: number;
  readonly code: number | null;
  readonly message: string | null;
  /** Where the code stands when it is part of a body of success. */
  readonly in?: string;
}
