import type { ComponentType } from 'react'
import type { Role, Text } from '#kernel/operation.ts'

/** The five doors. Each has its own URL prefix, menu and home. */
export const SURFACES = ['operator', 'company', 'phone', 'supervisor', 'developer'] as const
export type Surface = (typeof SURFACES)[number]

export const SURFACE_PREFIX: Readonly<Record<Surface, string>> = { operator: 'o', company: 'e', phone: 'm', supervisor: 's', developer: 'd' }

/** Groups of the menus, in menu order. */
export const GROUPS = {
  workbench: { zh: '工作台', en: 'Workbench' },
  planning: { zh: '规划目标', en: 'Planning & goals' },
  space: { zh: '空间设施', en: 'Space & facilities' },
  admission: { zh: '招商入退园', en: 'Admission & exit' },
  safety: { zh: '安全管理', en: 'Safety' },
  intelligence: { zh: '智能运行', en: 'Smart operations' },
  funds: { zh: '资金管理', en: 'Funds' },
  services: { zh: '服务运营', en: 'Service operations' },
  living: { zh: '人口生活', en: 'Population & living' },
  governance: { zh: '组织治理', en: 'Organisation & governance' },
  system: { zh: '系统', en: 'System' },
  portal: { zh: '企业门户', en: 'Company portal' },
  field: { zh: '现场', en: 'Field work' },
  residents: { zh: '居民与员工', en: 'Residents & workers' },
  cockpit: { zh: '驾驶舱', en: 'Cockpit' },
  oversight: { zh: '监管办理', en: 'Oversight work' },
  openPlatform: { zh: '开放平台', en: 'Open platform' },
} as const satisfies Readonly<Record<string, Text>>
export type Group = keyof typeof GROUPS

/** A page a module contributes. It is listed in the menu of every surface in `audiences`, unless `isHidden`. */
export interface Page {
  /** Below the surface's prefix, without a leading slash; `$name` is a parameter: `space/buildings/$id`. */
  path: string
  /** Page code of the information architecture: `OP-22`. */
  code: string
  title: Text
  group: Group
  /** Clauses of the standard the page answers. */
  clauses: readonly string[]
  audiences: readonly Surface[]
  /** Who sees it in the menu; left out: everyone of the audience. The server decides about the data either way. */
  roles?: readonly Role[]
  /** Reached from another page only. */
  isHidden?: true
  load: () => Promise<ComponentType>
}

/** A page for everybody, without signing in: `/p/` and its path. */
export interface PublicPage {
  path: string
  load: () => Promise<ComponentType>
}
