import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { GROUPS } from '#ui/page.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { menuOf } from '../menu.ts'

/** The pages of the door as cards by group: the way in for those who do not know the menu. */
export function PageCards() {
  const t = useText()
  const place = usePlace()
  return (
    <>
      {menuOf(place).map(({ group, pages }) => (
        <section key={group} className="card-group">
          <h2>{t(GROUPS[group])}</h2>
          <ul className="cards">
            {pages
              .filter((page) => page.path !== '')
              .map((page) => (
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
