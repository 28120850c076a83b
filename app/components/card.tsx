import type { ReactNode } from "react"

/** One thing among several: a pool in a list, a figure on the first screen. With `href` its title leads there. */
export function Card(props: {
  title: ReactNode
  href?: string
  aside?: ReactNode
  children?: ReactNode
  level?: 2 | 3
}) {
  const { title, href, aside, children, level = 2 } = props
  const Heading = `h${level}` as const
  return (
    <article className={`kith-card${href ? " kith-card--link" : ""}`}>
      <div className="kith-card__top">
        <Heading className="kith-card__title">{href ? <a href={href}>{title}</a> : title}</Heading>
        {aside}
      </div>
      {children}
    </article>
  )
}

/** Cards in as many columns as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="kith-card-grid">{children}</div>
}
