import type { ReactNode } from "react"

export type Task = { key: string; href: string; title: ReactNode; detail?: ReactNode; status?: ReactNode }

/** What needs a person, most pressing first; the whole row leads to where it is done. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="kith-tasks">
      {tasks.map((task) => (
        <li key={task.key} className="kith-task">
          <div>
            <a href={task.href} className="kith-task__title">
              {task.title}
            </a>
            {task.detail && <p className="kith-task__detail">{task.detail}</p>}
          </div>
          {task.status && <div className="kith-task__status">{task.status}</div>}
        </li>
      ))}
    </ul>
  )
}
