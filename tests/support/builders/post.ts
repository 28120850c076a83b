import type { Post } from "#app/features/groups/letters/write-letters.server.ts"

/** What acts write letters with: they lie in the outbox, and nobody delivers them. */
export const aPost: Post = { jobs: { enqueue: async () => {} }, appUrl: "https://kith.example" }
