import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { boolean, object } from "valibot";
import type { SessionInfo } from "../../../contract/bff.ts";
import { MenuItem } from "../../components/menu-item.tsx";
import { request } from "../../lib/api/request.ts";
import { SIGN_IN_PATH, SIGN_OUT_PATH } from "../../lib/locations.ts";
import { notify } from "../../stores/notices.ts";
import { usePreferences } from "../../stores/preferences.ts";
import type { Theme } from "../../stores/stored-preferences.ts";

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: ReactNode }[] = [
  { theme: "system", label: "Theme of the system", icon: <Monitor size={14} aria-hidden="true" /> },
  { theme: "light", label: "Light theme", icon: <Sun size={14} aria-hidden="true" /> },
  { theme: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden="true" /> },
];

/** What the person's menu holds. */
export default function PersonPanel({ user, onClose }: { user: SessionInfo["user"]; onClose: () => void }) {
  const theme = usePreferences((preferences) => preferences.theme);
  const setTheme = usePreferences((preferences) => preferences.setTheme);
  return (
    <>
      <div role="presentation" className="mb-1 border-b border-line px-2 pt-1 pb-2">
        <div className="truncate font-medium">{user.displayName}</div>
        <div className="truncate text-xs text-muted">{user.email}</div>
        <div className="truncate text-xs text-muted">{user.roleName}</div>
      </div>
      {themes.map((choice) => (
        <MenuItem
          key={choice.theme}
          icon={choice.icon}
          isChecked={choice.theme === theme}
          onSelect={() => {
            setTheme(choice.theme);
            onClose();
          }}
        >
          {choice.label}
        </MenuItem>
      ))}
      <div role="presentation" className="mt-1 border-t border-line pt-1">
        <MenuItem icon={<LogOut size={14} aria-hidden="true" />} onSelect={() => void signOut()}>
          Sign out
        </MenuItem>
      </div>
    </>
  );
}

async function signOut(): Promise<void> {
  try {
    await request({ path: SIGN_OUT_PATH, method: "POST", schema: object({ isGrantRevoked: boolean() }) });
    // A full load: nothing of the person's data stays in memory.
    window.location.assign(SIGN_IN_PATH);
  } catch {
    notify("Signing out failed. Check your network connection and try again.", "danger");
  }
}
