import { createContext } from "react"

/** What the document's frame knows besides its page: the nonce of this response, and whether a form came back refused. */
export const DocumentContext = createContext<{ nonce?: string; refused: boolean }>({ refused: false })
