import './fund.ts'
import './queries.ts'
