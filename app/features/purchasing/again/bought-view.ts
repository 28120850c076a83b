import type { CopyDates } from "#app/features/purchasing/again/copied-times.ts"

export type BoughtRow = { id: string; name: string; cells: string[] }

/** What an earlier pool came to, as far as this person may see it, and when a copy of it could be open. */
export type BoughtView = {
  sentence: string
  items: { id: string; name: string; bought: string; price: string; schools: string }[]
  /** What every school took of each item and paid in all: for those who see all shares. Others see their own. */
  schools: BoughtRow[]
  seesAll: boolean
  /** Which schools were in, where their quantities are not shown. */
  names: string[]
  dates: { value: CopyDates; text: string; hint: string }[]
}
