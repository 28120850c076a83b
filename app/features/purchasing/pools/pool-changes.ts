/** Tells open pages, in every process, that a pool's demand or state has changed. */
export type PoolChanges = {
  /** Called after the act has been committed; many calls within a moment become one announcement. */
  announce(poolId: string): void
  /**
   * Returns the function that ends the subscription. With `since`, when what the listener holds was read, a change
   * that was told of between the reading and now is told of at once.
   */
  subscribe(poolId: string, listener: () => void, since?: Temporal.Instant): () => void
}
