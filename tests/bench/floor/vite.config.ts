import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"
import { future } from "../../../remix.config.js"

export default defineConfig({
  logLevel: "error",
  plugins: [remix({ appDirectory: "tests/bench/floor/app", buildDirectory: "build/bench-floor", future })],
})
