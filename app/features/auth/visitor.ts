/** Whoever asks, before we know who they are: their request's headers, and the network address they come from. */
export type Visitor = { headers: Headers; address: string }
