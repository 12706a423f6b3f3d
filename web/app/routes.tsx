import { Navigate, Route, Routes } from "react-router";
import { SIGN_IN_PATH } from "../lib/locations.ts";
import { Layout } from "./layout/layout.tsx";
import { HOME, NotFoundPage, pages, SignInPage } from "./page-at.ts";

/** Every page has its own URL and its own code. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path={SIGN_IN_PATH} element={<SignInPage />} />
      <Route element={<Layout />}>
        <Route index element={<Navigate to={HOME} replace />} />
        {Object.entries(pages).map(([path, PageHere]) => (
          <Route key={path} path={path} element={<PageHere />} />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
