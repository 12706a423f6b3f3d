/** What an administrator can switch in the account's settings and operations go by. */
export interface AccountSettings {
  /** Who may add custom emoji; `off` takes the feature away. */
  customEmoji: "everyone" | "admins" | "off";
  /** Whether messages may come with files. */
  canSendFiles: boolean;
}

export const createAccountSettings = (): AccountSettings => ({ customEmoji: "everyone", canSendFiles: true });
