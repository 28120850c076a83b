import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { Page } from "#app/components/page/page.tsx"

const beechHill = { id: "1", name: "Beech Hill Primary School" }
const larkfield = { id: "2", name: "Larkfield Early Years Centre" }
const priya = { name: "Priya Nair", school: beechHill, places: [beechHill], coordinates: [] }

const page = (viewer: Parameters<typeof Page>[0]["viewer"]) =>
  renderToStaticMarkup(
    <Page viewer={viewer} title="Pools" section="pools">
      text
    </Page>,
  )

test("every page says for whom the person acts", () => {
  expect(page(priya)).toContain("Priya Nair")
  expect(page(priya)).toContain("for Beech Hill Primary School")
})

test("whoever has roles at two schools can change over; whoever has one is not asked", () => {
  expect(page(priya)).not.toContain("/acting-school")
  const html = page({ ...priya, places: [beechHill, larkfield] })
  expect(html).toContain('name="schoolId" value="2"')
  expect(html).not.toContain('name="schoolId" value="1"')
})

test("a coordinator without a school acts for their group", () => {
  const html = page({ ...priya, school: null, places: [], coordinates: [{ id: "9", name: "Wharfe Valley" }] })
  expect(html).toContain("coordinating Wharfe Valley")
})

test("visitors are offered to sign in, and no navigation", () => {
  expect(page(null)).toContain('href="/sign-in"')
  expect(page(null)).not.toContain('href="/pools"')
})

test("the navigation marks where one is", () => {
  expect(page(priya)).toContain('<a href="/pools" aria-current="true">')
})
