// Applies the remembered theme before the first paint, so that a reload never flashes the other one.
// A file of its own (not an inline script) keeps a strict Content-Security-Policy possible.
// The same rules live in src/app/core/theme/theme-choice.ts, which takes over once the app runs.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('triagedesk.theme');
  } catch {
    // Storage is blocked: follow the system.
  }
  if (choice !== 'light' && choice !== 'dark') return;
  document.documentElement.dataset.theme = choice;
  for (const meta of document.querySelectorAll('meta[data-theme-color]')) {
    meta.media = meta.dataset.themeColor === choice ? 'all' : 'not all';
  }
})();
