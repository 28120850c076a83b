import { Fragment, type ReactNode } from "react"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { ReshapeButton } from "#app/components/form/reshape-button.tsx"
import { rowCount, shownRows } from "#app/core/form-rows.ts"

type List = {
  /** What its rows are posted under: "items", "items.0.tiers". */
  name: string
  /** How many rows it can have. */
  most: number
  state: FormFaults
}

type ListProps = List & { least?: number; children: (row: number) => ReactNode }

/** The rows of a list, no more than it can have. Of what was sent beyond, which no page of ours does, it says so. */
export function RowList({ name, most, least, state, children }: ListProps) {
  const sent = rowCount(state.typed, name)
  return (
    <>
      {sent > most && (
        <p className="govuk-error-message">
          {sent.toLocaleString("en-GB")} were sent. The first {most} are below; the others are not kept.
        </p>
      )}
      {shownRows(state.typed, name, { least, most }).map((row) => (
        <Fragment key={row}>{children(row)}</Fragment>
      ))}
    </>
  )
}

type MoreProps = List & { intent: string; at: string; kind?: "quiet"; full: string; children: ReactNode }

/** The button that gives the form back with one row more, or, where there is no room for it, a sentence that says so. */
export const AddRow = ({ name, most, state, full, ...button }: MoreProps) =>
  rowCount(state.typed, name) < most ? <ReshapeButton {...button} /> : <p className="govuk-hint">{full}</p>
