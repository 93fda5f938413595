import './search.ts'
