import { type RouteConfig, route } from "@remix-run/route-config"

export default [
  route("offers", "routes/offers.tsx"),
  route("pools", "routes/pools/pools.tsx"),
  route("pools/:poolId", "routes/pools/pool.tsx"),
  route("pools/:poolId/join", "routes/join.ts"),
] satisfies RouteConfig
