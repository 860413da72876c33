import { GROUPS, type Group, type Page, type Surface } from '#ui/page.ts'
import type { Place } from '#ui/park.ts'
import { PAGES } from './pages.ts'

/** The pages of a door that the user's roles see in the menu, by group in menu order. */
export function menuOf(place: Pick<Place, 'surface' | 'roles'>): { group: Group; pages: Page[] }[] {
  const pages = pagesOf(place.surface).filter((page) => !page.isHidden && (!page.roles || page.roles.some((role) => place.roles.includes(role))))
  return (Object.keys(GROUPS) as Group[])
    .map((group) => ({ group, pages: pages.filter((page) => page.group === group).sort((a, b) => a.code.localeCompare(b.code)) }))
    .filter((entry) => entry.pages.length > 0)
}

export function pagesOf(surface: Surface): readonly Page[] {
  return PAGES.filter((page) => page.audiences.includes(surface))
}
