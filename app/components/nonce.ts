import { createContext } from "react"

/** What allows this response's own inline scripts under the content security policy; only the server knows it. */
export const Nonce = createContext<string | undefined>(undefined)
