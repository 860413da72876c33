import type pg from 'pg'
import type { z } from 'zod'
import type { SignedIn } from '#kernel/server/run-operation.ts'
import type { sessionView } from '../contract.ts'

/** What a signed-in user may know of their own account and posts, read across the parks of their memberships. */
export async function viewOf(systemPool: pg.Pool, signedIn: SignedIn): Promise<z.input<typeof sessionView>> {
  const parkIds = [...new Set(signedIn.memberships.flatMap((m) => m.parkIds))]
  const companyIds = signedIn.memberships.flatMap((m) => (m.companyId ? [m.companyId] : []))
  const [users, parks, companies] = await Promise.all([
    systemPool.query<{ locale: 'zh' | 'en'; is_elder_mode: boolean; has_totp: boolean; must_change: boolean; must_enrol: boolean }>(
      'select u.locale, u.is_elder_mode, u.totp_confirmed_at is not null as has_totp, s.must_change, s.must_enrol from identity.user u, lateral identity.account_state(u.id) s where u.id = $1',
      [signedIn.userId],
    ),
    systemPool.query<{ id: string; code: string; name_zh: string; name_en: string; is_demo: boolean }>(
      'select id, code, name_zh, name_en, is_demo from parks.published_park where id = any ($1::uuid[])',
      [parkIds],
    ),
    systemPool.query<{ id: string; name: string }>('select id, name from companies.published_company where id = any ($1::uuid[])', [companyIds]),
  ])
  const user = users.rows[0]
  const parkById = new Map(
    parks.rows.map((park) => [park.id, { id: park.id, code: park.code, name: park.name_zh, nameEn: park.name_en, isDemo: park.is_demo }]),
  )
  const companyById = new Map(companies.rows.map((company) => [company.id, company.name]))
  return {
    user: {
      id: signedIn.userId,
      userName: signedIn.userName,
      displayName: signedIn.displayName,
      locale: user?.locale ?? 'zh',
      isElderMode: user?.is_elder_mode ?? false,
      hasTotp: user?.has_totp ?? false,
    },
    memberships: signedIn.memberships.map((m) => ({
      id: m.id,
      scopeKind: m.scopeKind,
      roles: [...m.roles],
      parks: m.parkIds.flatMap((id) => parkById.get(id) ?? []),
      companyId: m.companyId,
      companyName: m.companyId ? (companyById.get(m.companyId) ?? null) : null,
    })),
    activeMembershipId: signedIn.activeMembershipId ?? signedIn.memberships[0]?.id ?? null,
    isDemo: parks.rows.some((park) => park.is_demo),
    mustChangePassword: user?.must_change ?? false,
    mustEnrolTotp: user?.must_enrol ?? false,
  }
}
