import { data } from "@remix-run/node"

/** A thing you may not see, or that does not exist: the two are not told apart. */
export const notFound = () => data({ sentence: "We could not find that page." }, { status: 404 })

/** A thing you may see but not touch; the sentence says who may. */
export const forbidden = (sentence: string) => data({ sentence }, { status: 403 })

/** What was asked for in full right, and cannot be done as it is; the sentence says what to do instead. */
export const cannotBeDone = (sentence: string) => data({ sentence }, { status: 422 })

type Thrown = { data: { sentence?: unknown }; init: ResponseInit | null }

const isRefusal = (thrown: unknown): thrown is Thrown =>
  typeof thrown === "object" &&
  thrown !== null &&
  "data" in thrown &&
  typeof (thrown as Thrown).data?.sentence === "string"

/** A refusal with whoever it is told to, so that its page has the same frame as every other. */
export const toldTo = (viewer: object, thrown: unknown): unknown =>
  isRefusal(thrown) ? data({ ...thrown.data, viewer }, thrown.init ?? undefined) : thrown
