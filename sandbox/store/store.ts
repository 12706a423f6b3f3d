/** The made-up company: who is in it and what channels it has. */
export interface Store {
  readonly accountId: string;
  /** The account's owner. */
  readonly owner: User;
  /** People of the account, the deactivated included, in order of creation. */
  readonly users: readonly User[];
  /** By user id or, ignoring case, e-mail address. */
  findUser(idOrEmail: string): User | undefined;
  /** Privilege strings of a role, e.g. `ChatChannels:Edit`. */
  privilegesOf(user: User): readonly string[];
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roleId: string;
  readonly status: "active" | "inactive" | "pending";
}
