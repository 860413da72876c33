import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

export const ROOT = resolve(import.meta.dirname, '..')

export interface Account {
  role: string
  userName: string
  password: string
  park?: string
}

/** Chinese text needs a font; the package's is used through a font configuration of our own, nothing is installed. */
function fontConfiguration(): string {
  const folder = join(ROOT, 'node_modules/@embedpdf/fonts-sc')
  const cache = join(tmpdir(), 'zhiyuan-fonts')
  mkdirSync(cache, { recursive: true })
  const file = join(cache, 'fonts.conf')
  if (!existsSync(file))
    writeFileSync(
      file,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir><alias><family>sans-serif</family><prefer><family>Noto Sans S Chinese</family></prefer></alias></fontconfig>`,
    )
  return file
}

export async function launchBrowser(...extra: string[]): Promise<Browser> {
  process.env.FONTCONFIG_FILE = fontConfiguration()
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...extra,
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() } as Record<string, string>,
  })
}

export async function account(role: string, index = 0): Promise<Account> {
  const accounts = JSON.parse(await readFile(join(ROOT, 'demo/accounts.json'), 'utf8')) as Account[]
  const found = accounts.filter((entry) => entry.role === role)[index]
  if (!found) throw new Error(`No demo account ${role} ${index}`)
  return found
}

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

/** A context signed in as the demo account of a role, with the session's cookie set by the real sign-in. */
export async function signedIn(
  browser: Browser,
  role: string,
  options: BrowserContextOptions = DESKTOP,
  index = 0,
): Promise<{ context: BrowserContext; page: Page }> {
  // Only tests have an installation handed to them; benchmarks use the rest of this file without the test runner.
  const { inject } = await import('vitest')
  const { userName, password } = await account(role, index)
  const context = await browser.newContext({ ...options, baseURL: inject('baseUrl') })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel(/用户名|User name/).fill(userName)
  await page.getByLabel(/^密码|^Password/).fill(password)
  await page.getByRole('button', { name: /登录|Sign in/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { context, page }
}
