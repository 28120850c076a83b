import { type RouteConfig, route } from "@remix-run/route-config"

export default [
  route("offers", "routes/offers.tsx"),
  route("pools", "routes/pools.tsx"),
  route("pools/:poolId", "routes/pool.tsx"),
  route("pools/:poolId/join", "routes/join.ts"),
] satisfies RouteConfig
