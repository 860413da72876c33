import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/server.ts'],
    // The journeys share one running product; each works in records of its own.
    maxWorkers: 2,
    // A page answers when it is ready; waiting longer costs nothing on a quiet machine.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
})
