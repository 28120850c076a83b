type Tab = { href: string; text: string; current?: boolean; count?: number }

/** Views of one thing, each with an address of its own. */
export function TabsAsLinks({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="kith-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.text}
              {tab.count !== undefined && <span className="kith-tabs__count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
