import './need.ts'
import './queries.ts'
import './mutations.ts'
import './stats.ts'
