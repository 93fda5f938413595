export { readExperts } from '../../schema/match/read-experts.ts'
export { readNeeds } from '../../schema/match/read-needs.ts'
export { currentPolicy, currentVersion, readPolicy } from '../../schema/match/read-policy.ts'
