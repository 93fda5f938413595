/** Bytes as hexadecimal digits, two each. */
export const hex = (bytes: Uint8Array): string => bytes.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '')
