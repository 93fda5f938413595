import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../sdk/src/index.ts'

const fetch = vi.fn(() => Promise.resolve(Response.json({ data: {} })))
const ask = (url: string, options: object) => Promise.resolve().then(() => createClient({ url, fetch, ...options }).request('{ a }'))

afterEach(() => {
  vi.unstubAllGlobals()
  fetch.mockClear()
})

describe('a key', () => {
  test.each(['http://graph.test/graphql', 'http://10.0.0.1/graphql', 'http://localhost.test/graphql', 'http://127.0.0.1.test/'])('never goes to %s', async (url) => {
    expect(() => createClient({ url, apiKey: 'yd_pub_1' })).toThrow(TypeError)
    const authorization = 'Bearer yd_pub_1'
    await expect(ask(url, { headers: { Authorization: authorization } })).rejects.toThrow(TypeError)
    await expect(ask(url, { headers: () => ({ authorization }) })).rejects.toThrow(TypeError)
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each(['https://graph.test/graphql', 'http://localhost:4000/graphql', 'http://api.localhost/', 'http://127.0.0.1:4000/graphql', 'http://127.8.0.1/', 'http://[::1]:4000/', '/graphql'])(
    'goes to %s',
    async (url) => {
      await ask(url, { apiKey: 'yd_sec_1' })
      expect(fetch).toHaveBeenCalledOnce()
    },
  )

  test('is not needed over plain HTTP', async () => {
    await ask('http://graph.test/graphql', {})
    expect(fetch).toHaveBeenCalledOnce()
  })
})

describe('in a browser', () => {
  test.each([['a page', 'document'], ['a worker', 'importScripts']])('%s may not hold a secret key', async (_, global) => {
    vi.stubGlobal(global, {})
    expect(() => createClient({ url: 'https://graph.test/', apiKey: 'yd_sec_1' })).toThrow(TypeError)
    await expect(ask('https://graph.test/', { headers: { authorization: 'Bearer yd_sec_1' } })).rejects.toThrow(TypeError)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('a page may hold a publishable key', async () => {
    vi.stubGlobal('document', {})
    await ask('https://graph.test/', { apiKey: 'yd_pub_1' })
    expect(fetch).toHaveBeenCalledOnce()
  })

  test('a relative address is that of the page', async () => {
    vi.stubGlobal('document', {})
    vi.stubGlobal('location', { href: 'http://partner.test/needs' })
    expect(() => createClient({ url: '/graphql', apiKey: 'yd_pub_1' })).toThrow(TypeError)
    vi.stubGlobal('location', { href: 'https://partner.test/needs' })
    await ask('/graphql', { apiKey: 'yd_pub_1' })
    expect(fetch).toHaveBeenCalledOnce()
  })
})
