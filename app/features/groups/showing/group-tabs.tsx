import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"

export type GroupTab = "schools" | "needs" | "radar" | "coordinators" | "settings" | "history"

type Props = { groupId: string; current: GroupTab; coordinates: boolean; watchesContracts?: boolean }

/** The pages of one group; its coordinators have more of them. */
export function GroupTabs({ groupId, current, coordinates, watchesContracts = false }: Props) {
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
        tab("needs", "Needs added up"),
        { href: `/hours/groups/${groupId}`, text: "Give and take" },
        ...(coordinates || watchesContracts ? [tab("radar", "What ends when")] : []),
        ...(coordinates
          ? [tab("coordinators", "Coordinators"), tab("settings", "Settings"), tab("history", "History")]
          : []),
      ]}
    />
  )
}
