import './provenance.ts'
import './queries.ts'
import './mutations.ts'
