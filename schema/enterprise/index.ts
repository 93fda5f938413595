import './enterprise.ts'
import './honour.ts'
import './queries.ts'
