import './need.ts'
import './queries.ts'
import './stats.ts'
