import type { ReactNode } from "react"

export type Column<Row> = {
  /** What the column holds; no two columns say the same. */
  head: string
  cell: (row: Row) => ReactNode
  /** Right-aligned, in figures of one width. */
  numeric?: boolean
}

type Props<Row> = {
  caption: string
  captionHidden?: boolean
  /** The first column names its row. */
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Totals: one cell a column. */
  foot?: ReactNode[]
  /** On a phone: "stack" makes every row a small list, "scroll" keeps the grid and lets it slide. */
  onPhones?: "stack" | "scroll"
}

export function Table<Row>(props: Props<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, foot, onPhones = "scroll" } = props
  const table = (
    <table className={`govuk-table kith-table kith-table--${onPhones}`}>
      <caption
        className={captionHidden ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--s"}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {columns.map((column) => (
            <th key={column.head} scope="col" className={className("govuk-table__header", column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <tr key={rowKey(row)} className="govuk-table__row">
            {columns.map((column, index) => (
              <Cell key={column.head} column={column} names={index === 0} stacks={onPhones === "stack"}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr className="govuk-table__row kith-table__foot">
            {columns.map((column, index) => (
              <Cell key={column.head} column={column} names={index === 0} stacks={onPhones === "stack"}>
                {foot[index]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  if (onPhones === "stack") return table
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses a keyboard alone can only slide what takes the focus
    <section className="kith-table-slide" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  )
}

function Cell<Row>({
  column,
  names,
  stacks,
  children,
}: {
  column: Column<Row>
  names: boolean
  stacks: boolean
  children: ReactNode
}) {
  if (names)
    return (
      <th scope="row" className={className("govuk-table__header", column)}>
        {children}
      </th>
    )
  if (!stacks) return <td className={className("govuk-table__cell", column)}>{children}</td>
  return (
    <td className={className("govuk-table__cell", column)}>
      <span className="kith-table__label" aria-hidden="true">
        {column.head}
      </span>
      <div>{children}</div>
    </td>
  )
}

const className = (base: string, column: { numeric?: boolean }) =>
  column.numeric ? `${base} ${base}--numeric` : base
