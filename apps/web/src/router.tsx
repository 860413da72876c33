import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { SURFACE_PREFIX, SURFACES, type Surface } from '#ui/page.ts'
import { App, StartPage } from './App.tsx'
import { pagesOf } from './menu.ts'
import { PUBLIC_PAGES } from './pages.ts'
import { FailurePage, NotFoundPage } from './StatusPages.tsx'
import { SurfaceLayout } from './SurfaceLayout.tsx'
import { needsPark } from './session.ts'

const root = createRootRoute({ component: App, notFoundComponent: NotFoundPage })
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage })
// The door people bookmark: signed in already, it leads on like the start page.
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: StartPage })

const HOMES: Readonly<Record<Surface, () => Promise<{ component: () => React.ReactNode }>>> = {
  operator: () => import('./homes/OperatorHome.tsx').then((m) => ({ component: m.OperatorHome })),
  company: () => import('./homes/CompanyHome.tsx').then((m) => ({ component: m.CompanyHome })),
  phone: () => import('./homes/PhoneHome.tsx').then((m) => ({ component: m.PhoneHome })),
  supervisor: () => import('./homes/SupervisorHome.tsx').then((m) => ({ component: m.SupervisorHome })),
  developer: () => import('./homes/DeveloperHome.tsx').then((m) => ({ component: m.DeveloperHome })),
}

const forEverybody = PUBLIC_PAGES.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: `p/${page.path}`,
    component: lazyRouteComponent(() => page.load().then((component) => ({ component })), 'component'),
  }),
)

/** One branch per door. A page with an empty path is the door's home. */
function branch(surface: Surface) {
  const layout = createRoute({
    getParentRoute: () => root,
    path: needsPark(surface) ? `${SURFACE_PREFIX[surface]}/$parkCode` : SURFACE_PREFIX[surface],
    component: () => <SurfaceLayout surface={surface} />,
  })
  const pages = pagesOf(surface)
  const children = pages.map((page) =>
    createRoute({
      getParentRoute: () => layout,
      path: page.path || '/',
      component: lazyRouteComponent(() => page.load().then((component) => ({ component })), 'component'),
    }),
  )
  const home = pages.some((page) => page.path === '')
    ? []
    : [createRoute({ getParentRoute: () => layout, path: '/', component: lazyRouteComponent(HOMES[surface], 'component') })]
  return layout.addChildren([...home, ...children])
}

export const router = createRouter({
  routeTree: root.addChildren([start, signIn, ...forEverybody, ...SURFACES.map(branch)]),
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FailurePage,
  defaultPreload: false,
  scrollRestoration: true,
})
