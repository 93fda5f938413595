import './provenance.ts'
import './queries.ts'
