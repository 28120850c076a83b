// Remix's Vite plugin does not read this file by itself: vite.config.ts passes these options to it.

/** Everything that the next major version does, done already. */
export const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_routeConfig: true,
  v3_singleFetch: true,
  v3_lazyRouteDiscovery: true,
}

/** @type {import("@remix-run/dev").VitePluginConfig} */
export default { appDirectory: "app", future }
