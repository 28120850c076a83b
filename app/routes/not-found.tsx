import { notFound } from "#app/server/refusals.ts"

/** Every address that no other route knows. */
const refuse = () => {
  throw notFound()
}

export const loader = refuse
export const action = refuse

export default function NotFound() {
  return null
}
