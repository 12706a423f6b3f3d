/** Rules of an operation beyond its scopes, in the words of the contract. */
export interface OperationRules {
  /** Who may call it; anyone of them. Empty where the documentation names nobody. */
  readonly callers: readonly OperationCaller[];
  /** Plans, clusters or permissions it needs. */
  readonly availability: readonly string[];
  /** What holds when: `<when>: <then>`. */
  readonly conditions: readonly string[];
}

export interface OperationCaller {
  readonly role: string;
  /** The kind of app this holds for; any where left out. */
  readonly apps?: string;
  readonly when?: string;
}
