import type { ReactNode } from "react"
import { Button } from "#app/components/button.tsx"
import { FileField } from "#app/components/form/file-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { Table } from "#app/components/list/table.tsx"

type FormProps = {
  /** What of the file is taken, all of it or nothing: "contracts are registered". */
  taken: string
  /** The button's text. */
  submit: string
  faults: FormFaults | undefined
  /** Fields beside the file. */
  children?: ReactNode
}

/** The form that sends a CSV file. */
export const TableFileForm = ({ taken, submit, faults, children }: FormProps) => (
  <form method="post" encType="multipart/form-data">
    {children}
    <FileField
      name="file"
      label="CSV file"
      hint={`At most 2 MB. Either all of its ${taken}, or none.`}
      accept=".csv,text/csv"
      faults={faults}
    />
    <Button>{submit}</Button>
  </form>
)

type ColumnsProps = {
  /** What a line of the file stands for: "contract". */
  line: string
  columns: { column: string; help: string }[]
  children?: ReactNode
}

/** What a CSV file looks like, column by column. */
export const TableFileColumns = ({ line, columns, children }: ColumnsProps) => (
  <>
    <h2 className="govuk-heading-m">What the file looks like</h2>
    <p>
      A header row, then a line for every {line}. The columns can stand in any order, and others are passed
      over. {children}
    </p>
    <Table
      caption="Columns of the file"
      captionHidden
      onPhones="stack"
      rows={columns}
      rowKey={({ column }) => column}
      columns={[
        { head: "Column", cell: ({ column }) => column },
        { head: "What stands in it", cell: ({ help }) => help },
      ]}
    />
  </>
)
