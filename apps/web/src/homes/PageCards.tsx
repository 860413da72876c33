import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { GROUPS } from '#ui/page.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { menuOf } from '../menu.ts'

/** The pages of the door as cards by group: the way in for those who do not know the menu. `without`: pages offered elsewhere already. */
export function PageCards({ without = [] }: { without?: readonly string[] }) {
  const t = useText()
  const place = usePlace()
  const groups = menuOf(place)
    .map(({ group, pages }) => ({ group, pages: pages.filter(({ path }) => path !== '' && !without.includes(path)) }))
    .filter(({ pages }) => pages.length > 0)
  return (
    <>
      {groups.map(({ group, pages }) => (
        <section key={group} className="card-group">
          <h2>{t(GROUPS[group])}</h2>
          <ul className="cards">
            {pages.map((page) => (
              <li key={page.code + page.path}>
                <AppLink to={pathIn(place, page.path)} className="card">
                  <strong>{t(page.title)}</strong>
                  {page.clauses.length > 0 && (
                    <span className="quiet">{`${t('basedOn')} ${page.clauses.slice(0, 4).join('、')}${page.clauses.length > 4 ? ' …' : ''}`}</span>
                  )}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
