/** PostgreSQL's own code for "somebody was first". */
export const isUniqueViolation = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "23505"
