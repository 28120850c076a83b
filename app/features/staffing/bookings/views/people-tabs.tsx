import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"

const tabs = [
  { href: "/bookings", text: "Bookings" },
  { href: "/people-and-things", text: "To book" },
  { href: "/people-and-things/own", text: "What we share" },
] as const

/** The pages about people and things that schools share. */
export function PeopleTabs({ current }: { current: (typeof tabs)[number]["href"] }) {
  return (
    <TabsAsLinks
      label="People and things"
      tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))}
    />
  )
}
