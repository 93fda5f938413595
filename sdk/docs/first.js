/* global document, localStorage, window */
// Before the page shows: the theme that the reader has chosen, so that it does not flash in the other one.
document.documentElement.dataset.theme = localStorage.getItem('tsd-theme') || 'os'
document.body.style.display = 'none'
setTimeout(() => (window.app ? window.app.showPage() : document.body.style.removeProperty('display')), 500)
