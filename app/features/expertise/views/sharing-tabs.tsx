import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"

const tabs = [
  { href: "/sharing/offers", text: "Offers" },
  { href: "/sharing/needs", text: "Needs" },
  { href: "/sharing/own", text: "Our own" },
  { href: "/posts", text: "Shared posts" },
  { href: "/hours", text: "Give and take" },
]

/** The pages on which schools offer and look for something; what is a school's own is for those who act for one. */
export function SharingTabs({ current, hasSchool }: { current: string; hasSchool: boolean }) {
  const shown = tabs.filter(({ href }) => hasSchool || (href !== "/sharing/own" && href !== "/hours"))
  return (
    <TabsAsLinks
      label="Offers and needs"
      tabs={shown.map((tab) => ({ ...tab, current: tab.href === current }))}
    />
  )
}
