import './match.ts'
import './queries.ts'
