import { createContext } from "react"

/** What the document's frame knows besides its page. */
export type DocumentFacts = {
  /** Of this response's content security policy. */
  nonce?: string
  /** A form came back with what is wrong in it. */
  refused: boolean
  /** Its route exports `handle = { interactive: true }`, so it runs in the browser too; every other page ships no JavaScript. */
  interactive: boolean
}

export const DocumentContext = createContext<DocumentFacts>({ refused: false, interactive: false })
