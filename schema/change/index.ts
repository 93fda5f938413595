import './change.ts'
