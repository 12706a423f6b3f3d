import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from "lucide-react";
import type { SessionInfo } from "../../../contract/bff.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Menu, MenuItem } from "../../components/menu.tsx";
import { request } from "../../lib/api/request.ts";
import { SIGN_IN_PATH, SIGN_OUT_PATH } from "../../lib/locations.ts";
import { notify } from "../../stores/notices.ts";
import { usePreferences } from "../../stores/preferences.ts";
import type { Theme } from "../../stores/stored-preferences.ts";

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: React.ReactNode }[] = [
  { theme: "system", label: "Theme of the system", icon: <Monitor size={14} aria-hidden="true" /> },
  { theme: "light", label: "Light theme", icon: <Sun size={14} aria-hidden="true" /> },
  { theme: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden="true" /> },
];

/** The signed-in person, the theme and the way out. */
export function PersonMenu({ session, isCompact = false }: { session: SessionInfo; isCompact?: boolean }) {
  const { user } = session;
  const theme = usePreferences((preferences) => preferences.theme);
  const setTheme = usePreferences((preferences) => preferences.setTheme);
  return (
    <Menu
      label={`${user.displayName}, ${user.roleName}`}
      align={isCompact ? "end" : "start"}
      side={isCompact ? "below" : "above"}
      className="w-60"
      triggerClassName={
        isCompact
          ? "inline-flex size-10 items-center justify-center rounded-md hover:bg-hover"
          : "flex h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-hover"
      }
      trigger={
        isCompact ? (
          <Avatar name={user.displayName} className="size-7" />
        ) : (
          <>
            <Avatar name={user.displayName} className="size-7" />
            <span className="min-w-0 flex-1">
              <span className="block truncate leading-4 font-medium">{user.displayName}</span>
              <span className="block truncate text-2xs leading-4 text-muted">{user.roleName}</span>
            </span>
            <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-faint" />
          </>
        )
      }
    >
      {(close) => (
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
                close();
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
      )}
    </Menu>
  );
}

async function signOut(): Promise<void> {
  try {
    await request({ path: SIGN_OUT_PATH, method: "POST", schema: null });
    // A full load: nothing of the person's data stays in memory.
    window.location.assign(SIGN_IN_PATH);
  } catch {
    notify("Signing out failed. Check your network connection and try again.", "danger");
  }
}
