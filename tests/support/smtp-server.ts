import { createServer, type Socket } from "node:net"

export type SmtpServer = {
  url: string
  /** What was taken, oldest first: the whole message, headers and all. */
  taken: string[]
  /** Answers the next message with this line instead of taking it: "550 5.1.1 No such mailbox". */
  refuseNext(line: string): void
  /** Leaves the next client without an answer, in the middle of a message; resolves once one waits. */
  hangOnNext(): Promise<void>
  stop(): Promise<void>
}

/** A mail server of a few lines: it speaks enough SMTP to take a message or refuse it. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const taken: string[] = []
  const refusals: string[] = []
  let hang: (() => void) | undefined
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const say = (line: string) => socket.write(`${line}\r\n`)
    let heard = ""
    let inMessage = false
    const hear = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === "QUIT") return void socket.end("221 Bye\r\n")
      if (verb === "RCPT" && hang) {
        hang()
        hang = undefined
        return
      }
      if (verb === "RCPT") return say(refusals.shift() ?? "250 OK")
      inMessage = verb === "DATA"
      say(inMessage ? "354 Go on" : "250 OK")
    }
    say("220 test")
    socket.on("data", (bytes) => {
      heard += bytes
      while (true) {
        const ending = inMessage ? "\r\n.\r\n" : "\r\n"
        const end = heard.indexOf(ending)
        if (end < 0) return
        const text = heard.slice(0, end)
        heard = heard.slice(end + ending.length)
        if (!inMessage) hear(text)
        else {
          inMessage = false
          taken.push(text)
          say("250 Taken")
        }
      }
    })
    socket.on("error", () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" ? address?.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    hangOnNext: () =>
      new Promise((resolve) => {
        hang = resolve
      }),
    refuseNext: (line) => void refusals.push(line),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
