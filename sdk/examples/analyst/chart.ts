import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body></body></html>')
const font = "Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', NanumGothic, sans-serif"
const namespace = 'http://www.w3.org/2000/svg'

/** A chart by Plot, without a browser. */
export const plot = (options: Plot.PlotOptions): SVGSVGElement => Plot.plot({ ...options, document, style: { fontFamily: font, fontSize: '13px' } }) as SVGSVGElement

/** What a chart has to say beside its marks. */
export interface Frame {
  title: string
  /** What is measured, of what, in which unit. */
  subtitle: string
  panels: readonly SVGSVGElement[]
  /** Sources, and what is made up, a line each. */
  notes: readonly string[]
}

const margin = 24
const line = 20

/** Panels beside each other, with a title and notes, as one SVG that stands alone. */
export function framed({ title, subtitle, panels, notes }: Frame): string {
  const sizes = panels.map((panel) => ({ width: Number(panel.getAttribute('width')), height: Number(panel.getAttribute('height')) }))
  const top = margin + 62
  const width = 2 * margin + sizes.reduce((sum, size) => sum + size.width, 0)
  const bottom = top + Math.max(...sizes.map((size) => size.height))
  const height = bottom + 14 + notes.length * line + margin
  const svg = element('svg', { xmlns: namespace, viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': font, fill: '#1f2a27', role: 'img', 'aria-label': `${title}. ${subtitle}` })
  svg.append(element('rect', { width, height, fill: '#ffffff' }))
  svg.append(text(title, { y: margin + 16, 'font-size': 20, 'font-weight': 700 }), text(subtitle, { y: margin + 42, 'font-size': 13, fill: '#5c6a65' }))
  let x = margin
  for (const [place, panel] of panels.entries()) {
    panel.setAttribute('x', String(x))
    panel.setAttribute('y', String(top))
    svg.append(panel)
    x += sizes[place]?.width ?? 0
  }
  for (const [place, note] of notes.entries()) svg.append(text(note, { y: bottom + 14 + (place + 1) * line - 6, 'font-size': 12, fill: '#5c6a65' }))
  return `${svg.outerHTML}\n`
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

function text(words: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = element('text', { x: margin, ...attributes })
  made.textContent = words
  return made
}
