import { lazy } from "react";
import { Navigate, Route, Routes } from "react-router";
import { Layout } from "./layout/layout.tsx";

const ChannelsPage = lazy(() => import("../features/channels/channels-page.tsx"));
const NewChannelPage = lazy(() => import("../features/channels/new-channel-page.tsx"));
const ChannelPage = lazy(() => import("../features/channel/channel-page.tsx"));
const OverviewPage = lazy(() => import("../features/overview/overview-page.tsx"));
const MentionGroupsPage = lazy(() => import("../features/mention-groups/mention-groups-page.tsx"));
const ActivityPage = lazy(() => import("../features/activity/activity-page.tsx"));
const SignInPage = lazy(() => import("./pages/sign-in-page.tsx"));
const NotFoundPage = lazy(() => import("./pages/not-found-page.tsx"));

/** Every page has its own URL and its own code. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route element={<Layout />}>
        <Route index element={<Navigate to="/channels" replace />} />
        <Route path="/overview" element={<OverviewPage />} />
        <Route path="/channels" element={<ChannelsPage />} />
        <Route path="/channels/new" element={<NewChannelPage />} />
        <Route path="/channels/:channelId" element={<ChannelPage />} />
        <Route path="/mention-groups" element={<MentionGroupsPage />} />
        <Route path="/activity" element={<ActivityPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
