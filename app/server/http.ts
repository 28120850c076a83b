import { randomUUID } from "node:crypto"
import { createServer, type Server } from "node:http"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import compression from "compression"
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express"
import type { AppContext } from "#app/server/context.ts"
import { tellingOutages } from "#app/server/outages.ts"
import { sectionOf, sectionsOf } from "#app/server/sections.ts"

/** No form of Kith's, nor any file it takes in, comes near this. */
const MAX_BODY_BYTES = 2_000_000

/** How a page's form sends what was typed. */
const FORM = "application/x-www-form-urlencoded"

/** How the few pages that take a file have it sent. */
const FILE_FORM = "multipart/form-data"
const TAKES_FILES = /^\/(?:contracts|pools\/[^/]+\/quotations)\/import$/

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]

/** Called from another machine with its own proof of origin. */
const SIGNED_CALLS = ["/webhooks/stripe"]

const securityHeaders = (nonce: string, secure: boolean): Record<string, string> => ({
  "Content-Security-Policy": [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self' https://checkout.stripe.com",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  ...(secure ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
})

const changesThings = (request: Request) => !["GET", "HEAD", "OPTIONS"].includes(request.method)

/**
 * A form is taken only from our own pages; browsers say where a post comes from, and cannot be made to lie. "null" is
 * what a page without an origin sends (a sandboxed frame, a file): it is ours only where the browser says so.
 */
const comesFromElsewhere = (request: Request, secure: boolean) => {
  const origin = request.get("Origin")
  const site = request.get("Sec-Fetch-Site")
  if (origin === undefined) return site === "cross-site" || site === "same-site"
  if (origin === "null") return site !== "same-origin" && site !== "none"
  const from = URL.parse(origin)
  return from?.host !== request.get("Host") || (secure && from?.protocol !== "https:")
}

const isForm = (request: Request) => {
  const type = request.get("Content-Type")?.toLowerCase() ?? ""
  return type.startsWith(FORM) || (type.startsWith(FILE_FORM) && TAKES_FILES.test(request.path))
}

const refuse = (response: Response, status: number, sentence: string) =>
  response.status(status).type("text/plain; charset=utf-8").send(`${sentence}\n`)

const guard = (context: AppContext) => (request: Request, response: Response, next: NextFunction) => {
  response.locals.nonce = randomUUID()
  const secure = context.appUrl.startsWith("https:")
  response.set(securityHeaders(response.locals.nonce, secure))
  if (!METHODS.includes(request.method)) return refuse(response, 405, "Pages are not asked in that way.")
  if (!changesThings(request)) return next()
  const isSigned = SIGNED_CALLS.includes(request.path)
  if (comesFromElsewhere(request, secure) && !isSigned)
    return refuse(response, 403, "That form came from another site, so nothing was done.")
  if (request.get("Transfer-Encoding") !== undefined)
    return refuse(response, 411, "Send the form with its length. Nothing was changed.")
  if (Number(request.get("Content-Length") ?? 0) > MAX_BODY_BYTES)
    return refuse(
      response,
      413,
      "That is too large: a form or file can be at most 2 MB. Nothing was changed.",
    )
  if (!isSigned && !isForm(request))
    return refuse(response, 415, "Send the form as its page sends it. Nothing was changed.")
  next()
}

/** An address without a dot is a page's, and no reason to ask the disk. */
const FILE = /\.\w+$/

/** Each section of the pages by a handler of its own; what belongs to none, such as the manifest, by the whole. */
const pages = (build: ServerBuild, context: AppContext): RequestHandler => {
  const handlerFor = (part: ServerBuild) =>
    createRequestHandler({
      build: part,
      getLoadContext: (request, response) => ({
        ...context,
        nonce: response.locals.nonce,
        // Worked out through every proxy in between, for the few who ask.
        get clientAddress() {
          return request.ip ?? ""
        },
      }),
    })
  const whole = handlerFor(build)
  const sections = new Map([...sectionsOf(build)].map(([section, part]) => [section, handlerFor(part)]))
  return (request, response, next) =>
    (sections.get(sectionOf(request.path)) ?? whole)(request, response, next)
}

/** Serves the built pages and their assets. `build` is Remix's server bundle; `clientFolder` holds its assets. */
export function createHttpServer(build: ServerBuild, clientFolder: string, context: AppContext): Server {
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", "loopback, linklocal, uniquelocal")
  app.use(
    compression({
      filter: (request, response) =>
        request.headers.accept !== "text/event-stream" && compression.filter(request, response),
    }),
  )
  app.use(
    "/assets",
    express.static(`${clientFolder}/assets`, {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
      index: false,
    }),
  )
  const files = express.static(clientFolder, { maxAge: "1h", index: false })
  app.use((request, response, next) => (FILE.test(request.path) ? files(request, response, next) : next()))
  app.use(guard(context))
  app.all("*", pages(tellingOutages(build), context))
  // Only what went wrong outside every page's own error boundary arrives here: files that are not there, addresses
  // that cannot be read, and faults.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: number } | null)?.status ?? 500
    if (status >= 500) console.error(error)
    if (response.headersSent) return
    if (status < 500) return refuse(response, status, "There is nothing at this address.")
    refuse(response, 500, "Something went wrong on our side. Nothing you did was lost; please try again.")
  })
  return createServer(app)
}
