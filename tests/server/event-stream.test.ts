import { expect, test, vi } from "vitest"
import { eventStream } from "#app/server/event-stream.ts"

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  const { value, done } = await reader.read()
  return done ? null : new TextDecoder().decode(value)
}

function opened(stillAllowed = async () => true) {
  const left = vi.fn()
  const browser = new AbortController()
  let send: (event: string) => void = () => {}
  const response = eventStream({
    signal: browser.signal,
    stillAllowed,
    heartbeatMs: 20,
    recheckMs: 30,
    start(sending) {
      send = sending
      return left
    },
  })
  return { response, browser, left, reader: response.body!.getReader(), send: (event: string) => send(event) }
}

test("a change is told at once, and silence is broken before a proxy hangs up", async () => {
  const { response, reader, send } = opened()
  expect(response.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8")
  expect(await read(reader)).toBe("retry: 3000\n\n")
  send("changed")
  expect(await read(reader)).toBe("event: changed\ndata: changed\n\n")
  expect(await read(reader)).toBe(": still here\n\n")
  await reader.cancel()
})

test("whoever may no longer see the thing is told so, and hears nothing more", async () => {
  const { reader, left } = opened(async () => false)
  const heard: (string | null)[] = []
  do heard.push(await read(reader))
  while (heard.at(-1) !== null)
  expect(heard).toContain("event: gone\ndata: gone\n\n")
  expect(left).toHaveBeenCalledOnce()
})

test("a check that fails for any reason ends the stream as well", async () => {
  const { reader } = opened(() => Promise.reject(new Error("no database")))
  while ((await read(reader)) !== null);
})

test("a browser that goes leaves nothing behind", async () => {
  const { browser, left, reader } = opened()
  await read(reader)
  browser.abort()
  expect(left).toHaveBeenCalledOnce()
  expect(await read(reader)).toBeNull()
})

test("a browser that stopped reading is let go instead of being remembered without end", async () => {
  const { left, send } = opened()
  for (let event = 0; event < 100; event++) send("changed")
  expect(left).toHaveBeenCalledOnce()
})
