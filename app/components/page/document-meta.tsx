import { Meta } from "@remix-run/react"
import { Children, isValidElement, useContext } from "react"
import { DocumentContext } from "#app/components/page/document-context.ts"
import { ERROR_PREFIX } from "#app/components/page/page-title.ts"

/** The routes' meta, with "Error: " before the title of a refused form: what a screen reader says first. */
export function DocumentMeta() {
  const meta = Meta()
  if (!useContext(DocumentContext).refused) return meta
  return Children.map(meta.props.children, (element) =>
    isValidElement<{ children: string }>(element) && element.type === "title" ? (
      <title>{`${ERROR_PREFIX}${element.props.children}`}</title>
    ) : (
      element
    ),
  )
}
