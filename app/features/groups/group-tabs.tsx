import { TabsAsLinks } from "#app/components/tabs-as-links.tsx"

export type GroupTab = "schools" | "coordinators" | "settings" | "history"

/** The pages of one group; its coordinators have more of them. */
export function GroupTabs(props: { groupId: string; current: GroupTab; coordinates: boolean }) {
  const { groupId, current, coordinates } = props
  const tab = (name: GroupTab, text: string, path = `/${name}`) => ({
    href: `/groups/${groupId}${path}`,
    text,
    current: name === current,
  })
  return (
    <TabsAsLinks
      label="This group"
      tabs={[
        tab("schools", "Schools", ""),
        { href: `/pools?group=${groupId}`, text: "Pools" },
        ...(coordinates
          ? [tab("coordinators", "Coordinators"), tab("settings", "Settings"), tab("history", "History")]
          : []),
      ]}
    />
  )
}
