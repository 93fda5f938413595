import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where a Chromium is installed; undefined: none is, and what needs one is skipped. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Opens the browser, which asks nobody but what a test opens. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath ?? '', args: flags.split(' ') })
