import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = process.env.ZHIYUAN_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The content security policy allows no data: or inline scripts; every asset is a file.
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2021', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': SERVER } },
})
