import { AppLink } from './AppLink.tsx'
import { useText } from './i18n.ts'

export interface Crumb {
  label: string
  to?: string
}

/** The way from the home of the surface to this page. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText()
  return (
    <nav aria-label={t({ zh: '当前位置', en: 'You are here' })} className="breadcrumb">
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={crumb.label} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.to ? <AppLink to={crumb.to}>{crumb.label}</AppLink> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  )
}
