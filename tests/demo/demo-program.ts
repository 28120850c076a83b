import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../../app/demo/main.ts", import.meta.url))

/** The demo's program as a person runs it, on a folder and a port of its own. */
export type DemoProgram = {
  /** Resolves with what it has printed, once that holds these words; rejects when it ends before. */
  said(words: string): Promise<string>
  ready(): Promise<string>
  /** Resolves with everything it printed and its exit code, once it has ended. */
  ended: Promise<{ code: number | null; said: string }>
  signal(name: "SIGTERM" | "SIGKILL"): void
}

export type DemoRun = { folder: string; port: number; args?: string[] }

export function runDemo({ folder, port, args = [] }: DemoRun): DemoProgram {
  const child: ChildProcess = spawn(process.execPath, [program, "--data", folder, ...args], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    said += chunk
    for (const listener of listeners) listener()
  }
  child.stdout?.on("data", hear)
  child.stderr?.on("data", hear)
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, said }))
  })
  const heard = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => said.includes(words) && resolve(said)
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`The demo ended before it said "${words}":\n${said}`)))
    })
  return {
    ended,
    said: heard,
    ready: () => heard("Kith is ready: "),
    signal: (name) => void child.kill(name),
  }
}
