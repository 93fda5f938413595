const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5]

/**
 * The check digit of a Korean business registration number (사업자등록번호): weights 1,3,7,1,3,7,1,3,5 on the first
 * nine digits; S = Σ weight·digit + ⌊ninth·5 / 10⌋; check = (10 − S mod 10) mod 10.
 * @param nine the first nine digits
 */
export function checkDigit(nine: string): number {
  const digits = Array.from(nine, Number)
  const sum = weights.reduce((total, weight, place) => total + weight * (digits[place] ?? 0), 0)
  return (10 - ((sum + Math.floor(((digits[8] ?? 0) * 5) / 10)) % 10)) % 10
}

/** Whether ten digits can be a business registration number: the check digit is right, and they are not all zeros. */
export function isRegistrationNumber(digits: string): boolean {
  return /^\d{10}$/.test(digits) && digits !== '0000000000' && checkDigit(digits.slice(0, 9)) === Number(digits[9])
}
